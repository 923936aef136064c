@echo off
rem Runs Narrows from its source folder; builds it first if that was never done. After changing sources, delete cli\target\launcher\narrows.built.
setlocal
set "home=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if exist "%home%cli\target\launcher\narrows.built" goto run
echo building Narrows (first use only) ... 1>&2
pushd "%home%"
call mvn %NARROWS_MAVEN_OPTIONS% -B -ntp -q -pl cli -am -Dlauncher -Dmaven.test.skip=true package
if errorlevel 1 (popd & exit /b 2)
popd
type nul > "%home%cli\target\launcher\narrows.built"
:run
set "collector="
if "%1"=="serve" if not defined NARROWS_JAVA_OPTIONS set "collector=-XX:+UseParallelGC"
"%java%" -Djava.awt.headless=true %collector% %NARROWS_JAVA_OPTIONS% -jar "%home%cli\target\launcher\narrows.jar" %*
exit /b %errorlevel%
