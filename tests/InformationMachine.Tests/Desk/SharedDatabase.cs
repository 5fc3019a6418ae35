using InformationMachine.Configuration;
using InformationMachine.Data.Postgres;
using InformationMachine.Tests.Data.Store;
using Npgsql;

namespace InformationMachine.Tests.Desk;

/// <summary>A database as several desks have it: each with connections of its own, and following the documents as a running machine does.</summary>
internal sealed class SharedDatabase : IAsyncDisposable
{
    private readonly PostgresEngine _engine = new();
    private readonly List<IAsyncDisposable> _desks = [];
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>The documents as one more process has them.</summary>
    public async Task<SharedDocuments> DeskAsync()
    {
        await _turn.WaitAsync();
        try
        {
            var connection = await _engine.ConnectionAsync();
            if (_desks.Count == 0) await (await _engine.OpenAsync()).DisposeAsync();
            var store = PostgresDocuments.Open(connection);
            _desks.Add(store);
            var documents = new SharedDocuments(store, store);
            documents.Follow();
            _desks.Add(documents);
            return documents;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Asks the server; <c>{0}</c> is the schema.</summary>
    public async Task<object?> AskAsync(string sql) =>
        await (await PostgresServer.OneAsync()).AskAsync(sql.Replace("{0}", new NpgsqlConnectionStringBuilder(await _engine.ConnectionAsync()).SearchPath, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        foreach (var desk in Enumerable.Reverse(_desks)) await desk.DisposeAsync();
        await _engine.DisposeAsync();
        _turn.Dispose();
    }
}
