using InformationMachine.Data.Postgres;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.Records;

namespace InformationMachine.Tests.Data.Store;

/// <summary>A schema of the test run's server.</summary>
internal sealed class PostgresEngine : IEngine
{
    private string? _connection;

    public async Task<IStoreUpkeep> OpenAsync(long? changesKept = null) =>
        PostgresStore.Open(await ConnectionAsync(), TimeSpan.Zero, PostgresStore.LeaseDuration, changesKept ?? ChangeWriter.Window, TestContext.Current.CancellationToken);

    /// <summary>Where it is.</summary>
    public async Task<string> ConnectionAsync() => _connection ??= (await PostgresServer.OneAsync()).NewSchema();

    public IEngine Another() => new PostgresEngine();

    public async ValueTask DisposeAsync()
    {
        if (_connection is null) return;
        var schema = new Npgsql.NpgsqlConnectionStringBuilder(_connection).SearchPath;
        await (await PostgresServer.OneAsync()).AskAsync($"DROP SCHEMA IF EXISTS {schema} CASCADE");
    }
}
