# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/InformationMachine.Data/*.csproj src/InformationMachine.Data/packages.lock.json src/InformationMachine.Data/
COPY src/InformationMachine.Data.Postgres/*.csproj src/InformationMachine.Data.Postgres/packages.lock.json src/InformationMachine.Data.Postgres/
COPY src/InformationMachine.Embeddings/*.csproj src/InformationMachine.Embeddings/packages.lock.json src/InformationMachine.Embeddings/
COPY src/InformationMachine.Text/*.csproj src/InformationMachine.Text/packages.lock.json src/InformationMachine.Text/
COPY src/InformationMachine.Briefings.Claims/*.csproj src/InformationMachine.Briefings.Claims/packages.lock.json src/InformationMachine.Briefings.Claims/
COPY src/InformationMachine/*.csproj src/InformationMachine/packages.lock.json src/InformationMachine/
RUN dotnet restore src/InformationMachine --locked-mode
COPY src/ src/
COPY config/ config/
COPY data/samples/ data/samples/
RUN dotnet publish src/InformationMachine -c Release --no-restore -o /app -p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
# All the machine writes lies in /data, the configuration too: the desk and the verbs change the one feeds.json. It belongs to the user the
# machine runs as, so that a fresh volume mounted there does too.
RUN mkdir /data && chown 1654:1654 /data
COPY --chown=1654:1654 config/ /data/config/
ENV IM_CONFIG=/data/config IM_DATA=/data IM_LOG__FORMAT=Json \
    IM_DESK__ADDRESS=0.0.0.0 IM_DESK__PORT=8080 \
    DOTNET_EnableDiagnostics=0 TMPDIR=/data/tmp
USER 1654:1654
VOLUME ["/data"]
# The desk: opens to the network once there is an account (`users add`).
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["dotnet", "/app/InformationMachine.dll", "healthcheck"]
ENTRYPOINT ["dotnet", "/app/InformationMachine.dll"]
CMD ["run"]
