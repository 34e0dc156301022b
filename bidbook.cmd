@echo off
rem Builds Bidbook if it was not built, and runs it. Needs a JDK 17 or newer and nothing else.
setlocal
set "home=%~dp0"
set "jar=%home%server\target\bidbook.jar"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -version >nul 2>&1
if errorlevel 1 (
  echo bidbook: There is no Java here. Install a JDK 17 or newer, or point JAVA_HOME at one. 1>&2
  exit /b 2
)
if exist "%jar%" goto run
echo Building Bidbook. The first time this takes a few minutes. 1>&2
pushd "%home%"
call mvnw.cmd -q -B -DskipTests -Dspotless.check.skip -pl server -am package 1>&2
set "built=%errorlevel%"
popd
if not "%built%"=="0" (
  echo bidbook: The build failed. Its messages are above. A JDK is needed, not only a JRE. 1>&2
  exit /b 2
)
:run
"%java%" -Djava.awt.headless=true -jar "%jar%" %*
exit /b %errorlevel%
