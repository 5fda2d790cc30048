FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/GoAdvisor.Web -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# The user that the base image brings has no rights beyond its own files; SQLite, when used, lives on the volume.
RUN mkdir /data && chown $APP_UID /data
USER $APP_UID
ENV ASPNETCORE_HTTP_PORTS=8080 ConnectionStrings__Sqlite=/data/goadvisor.db
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["dotnet", "GoAdvisor.Web.dll"]
