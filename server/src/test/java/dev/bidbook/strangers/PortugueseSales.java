package dev.bidbook.strangers;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;

/** A table of order lines with 51 columns, as a Brazilian report has it. */
final class PortugueseSales {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    private PortugueseSales() {}

    static Export export(int lines) {
        Export export = Export.layoutA(
                        "Pedido",
                        "Linha",
                        "Data do Pedido",
                        "Data de Entrega",
                        "Faturado em",
                        "Filial",
                        "Nome da Filial",
                        "Cliente",
                        "Nome do Cliente",
                        "CNPJ",
                        "Vendedor",
                        "Região",
                        "Estado",
                        "Município",
                        "CEP",
                        "Código do Item",
                        "Descrição",
                        "Marca",
                        "Categoria",
                        "NCM",
                        "EAN",
                        "Unidade",
                        "Qtd. Pedida",
                        "Qtd. Faturada",
                        "Qtd. Pendente",
                        "Preço Unitário",
                        "Desconto %",
                        "Valor Bruto",
                        "Valor Líquido",
                        "ICMS",
                        "IPI",
                        "PIS",
                        "COFINS",
                        "Frete",
                        "Custo",
                        "Margem",
                        "Margem %",
                        "Moeda",
                        "Condição de Pagamento",
                        "Transportadora",
                        "Nota Fiscal",
                        "Série",
                        "Status",
                        "Atrasado?",
                        "Bloqueado",
                        "Prioridade",
                        "Canal",
                        "Peso (kg)",
                        "Volume [m³]",
                        "Lote",
                        "Observação")
                .dayFirst();
        for (int i = 0; i < lines; i++) {
            export.row(line(i));
        }
        Object[] total = new Object[51];
        total[0] = "Total";
        total[22] = 12345;
        total[28] = 987654.32;
        return export.row(total).footer("Filtros aplicados: \r\nEstado é SP ou RJ\r\nAno é 2026");
    }

    private static Object[] line(int i) {
        int ordered = i % 17 + 1;
        int billed = i % 5 == 0 ? 0 : ordered;
        LocalDateTime billedAt = billed == 0 ? null : FIRST.plusDays(i % 25).atTime(i % 24, i % 60, i % 59);
        // Some systems deliver amounts as text, written as people of the country write them.
        String gross = String.format(Locale.GERMANY, i % 7 == 0 ? "%,.0f" : "%,.2f", ordered * 250.0 - i % 7 * 0.5);
        return new Object[] {
            String.format(Locale.ROOT, "%08d", i / 4),
            i % 4 + 1,
            FIRST.plusDays(i % 25),
            FIRST.plusDays(i % 25 + 9L),
            billedAt,
            String.format(Locale.ROOT, "%03d", i % 40),
            "São José nº " + i % 40,
            i % 3 == 0 ? (Object) (100_000 + i % 900) : String.valueOf(100_000 + i % 900),
            "Comércio & Peças <Ltda>",
            "12.345.678/0001-" + i % 10,
            "Antônio",
            i % 2 == 0 ? "Sudeste" : "Sul",
            "SP",
            "São Paulo",
            String.format(Locale.ROOT, "%08d", 1_310_000 + i % 1000),
            String.format(Locale.ROOT, "%07d", i % 1200),
            "Pastilha\u00a0de freio",
            " Cobra ",
            "Freios",
            "87083090",
            "7891234567890",
            "PC",
            ordered,
            billed,
            ordered - billed,
            250,
            0.05,
            gross,
            ordered * 237.5,
            12.25,
            0,
            1.5,
            7.1,
            " ",
            180.4,
            69.6,
            0.278,
            "BRL",
            "28/56 dias",
            "",
            billed == 0 ? null : String.format(Locale.ROOT, "%09d", i),
            "1",
            billed == 0 ? "Pendente" : "Faturado",
            billed == 0,
            false,
            i % 3 + 1,
            "Balcão",
            1.25,
            0.004,
            " ",
            i % 100 == 0 ? "linha 1\nlinha 2" : null
        };
    }
}
