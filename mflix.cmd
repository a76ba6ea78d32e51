@echo off
rem The command line of MFlix on Windows: builds what is missing, then hands over to Java. The twin of "mflix".
setlocal
set "HOME_DIR=%~dp0"
set "HOME_DIR=%HOME_DIR:~0,-1%"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo mflix: a JDK 17 or newer is needed: put java on the PATH or set JAVA_HOME. 1>&2
  exit /b 1
)
if not exist "%HOME_DIR%\target\mflix\WEB-INF\classes" (
  echo Building MFlix; the first time this downloads its libraries and takes a few minutes. 1>&2
  call "%HOME_DIR%\mvnw.cmd" -f "%HOME_DIR%\pom.xml" -B -ntp -q -Dmaven.test.skip=true -Dspotless.check.skip=true package
  if errorlevel 1 exit /b 1
)
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto "-Dmflix.home=%HOME_DIR%" -Dmflix.terminal=false ^
  -cp "%HOME_DIR%\target\mflix\WEB-INF\classes;%HOME_DIR%\target\mflix\WEB-INF\lib\*" mflix.cli.Mflix %*
exit /b %ERRORLEVEL%
