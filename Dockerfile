FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/GoAdvisor.Web -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS runtime

# Debian, where the images of .NET 10 are Ubuntu: Ubuntu has Chromium as a snap only, which a container cannot run. PDFs are printed by it,
# with letters of every script; the libraries are those that .NET needs.
FROM debian:trixie-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        ca-certificates libgcc-s1 libssl3t64 libstdc++6 tzdata zlib1g \
        chromium-headless-shell fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji \
    && rm -rf /var/lib/apt/lists/*
COPY --from=runtime /usr/share/dotnet /usr/share/dotnet
RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet
WORKDIR /app
COPY --from=build /app .
# A user with no rights beyond its own files; SQLite, when used, lives on the volume.
ENV APP_UID=1654
RUN useradd --uid $APP_UID --no-create-home --shell /usr/sbin/nologin app && mkdir /data && chown $APP_UID /data
USER $APP_UID
# A container forbids the user namespaces that the browser's own sandbox is made of; the container is the sandbox instead.
ENV DOTNET_RUNNING_IN_CONTAINER=true ASPNETCORE_HTTP_PORTS=8080 ConnectionStrings__Sqlite=/data/goadvisor.db Reports__Sandbox=false
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["dotnet", "GoAdvisor.Web.dll"]
