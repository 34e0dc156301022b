-- For "what changed since" without reading every row, and for forgetting old retry keys.
CREATE INDEX sheet_row_by_touched ON sheet_row (sheet, touched);
CREATE INDEX submission_by_retry_age ON submission (at) WHERE retry_key IS NOT NULL;
