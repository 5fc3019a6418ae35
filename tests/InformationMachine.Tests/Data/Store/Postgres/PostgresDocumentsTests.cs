using System.Text;
using InformationMachine.Data.Postgres;
using InformationMachine.Data.Store;
using Npgsql;

namespace InformationMachine.Tests.Data.Store.Postgres;

/// <summary>The documents that processes on one database share. Each instance here has connections of its own, as another process has.</summary>
public sealed class PostgresDocumentsTests : IAsyncDisposable
{
    private readonly PostgresEngine _engine = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Before_there_are_tables_there_are_no_documents_and_the_first_change_makes_them()
    {
        await using var documents = await OpenAsync();
        documents.Versions().ShouldBeEmpty();
        documents.Find("feeds").Exists.ShouldBeFalse();
        (await HasSchemaAsync()).ShouldBeFalse("asking changes nothing");
        documents.TryWrite("feeds", 0, Bytes("a")).ShouldNotBeNull();
        (await HasSchemaAsync()).ShouldBeTrue();
        Text(documents.Find("feeds")).ShouldBe("a");
        documents.Find("accounts").ShouldBe(StoredDocument.None);
    }

    [Fact]
    public async Task Who_writes_on_what_is_not_there_any_more_is_refused()
    {
        await using var one = await OpenAsync();
        await using var other = await OpenAsync();
        var first = one.TryWrite("feeds", 0, Bytes("first")).ShouldNotBeNull();
        var second = other.TryWrite("feeds", first.Version, Bytes("second")).ShouldNotBeNull();
        second.Version.ShouldBeGreaterThan(first.Version);
        one.TryWrite("feeds", first.Version, Bytes("third")).ShouldBeNull("the version it was made on is gone");
        one.TryWrite("feeds", 0, Bytes("third")).ShouldBeNull("there is a document");
        Text(one.Find("feeds")).ShouldBe("second");
        one.Find("feeds").Version.ShouldBe(second.Version);
        one.Versions().ShouldBe(new Dictionary<string, long> { ["feeds"] = second.Version });
    }

    [Fact]
    public async Task Of_writers_that_come_at_once_exactly_one_wins()
    {
        await using var one = await OpenAsync();
        await using var other = await OpenAsync();
        PostgresDocuments[] both = [one, other];
        long version = 0;
        for (var round = 0; round < 10; round++)
        {
            var start = new TaskCompletionSource();
            var writers = Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
            {
                await start.Task;
                return both[n % 2].TryWrite("feeds", version, Bytes($"{round} by {n}")) is { } written ? (written.Version, Text: $"{round} by {n}") : default;
            }, Token)).ToList();
            start.SetResult();
            var won = (await Task.WhenAll(writers)).Where(written => written.Version != 0).ShouldHaveSingleItem();
            won.Version.ShouldBeGreaterThan(version);
            Text(one.Find("feeds")).ShouldBe(won.Text);
            version = won.Version;
        }
    }

    [Fact]
    public async Task Versions_rise_also_where_a_document_was_taken_away_by_hand()
    {
        await using var documents = await OpenAsync();
        var written = documents.TryWrite("session-keys", 0, Bytes("a")).ShouldNotBeNull();
        for (var change = 0; change < 5; change++) written = documents.TryWrite("session-keys", written.Version, Bytes($"b{change}")).ShouldNotBeNull();
        await SqlAsync("DELETE FROM {0}.documents");
        documents.TryWrite("session-keys", written.Version, Bytes("c")).ShouldBeNull("there is none to replace");
        documents.TryWrite("session-keys", 0, Bytes("a")).ShouldNotBeNull().Version.ShouldBeGreaterThan(written.Version);
    }

    [Fact]
    public async Task A_clock_of_the_server_that_goes_back_lowers_no_version()
    {
        await using var documents = await OpenAsync();
        documents.TryWrite("feeds", 0, Bytes("a"));
        // As if it had been written next year.
        await SqlAsync("UPDATE {0}.documents SET version = version + 31536000000000");
        var ahead = documents.Find("feeds").Version;
        documents.TryWrite("feeds", ahead, Bytes("b")).ShouldNotBeNull().Version.ShouldBeGreaterThan(ahead);
    }

    [Fact]
    public async Task A_document_that_is_too_long_is_refused_and_changes_nothing()
    {
        await using var documents = await OpenAsync();
        var written = documents.TryWrite("feeds", 0, Bytes("short")).ShouldNotBeNull();
        var refused = Should.Throw<IOException>(() => documents.TryWrite("feeds", written.Version, new byte[IDocumentStore.MaximumLength + 1]));
        refused.Message.ShouldContain("64 MB");
        refused.Message.ShouldContain("nothing was changed");
        Text(documents.Find("feeds")).ShouldBe("short");
    }

    [Fact]
    public async Task A_database_that_is_away_is_named_without_its_password()
    {
        await using var documents = PostgresDocuments.Open("Host=127.0.0.1;Port=1;Username=u;Password=geheim-4711;Timeout=2");
        foreach (var question in new Action[] { () => documents.Versions(), () => documents.Find("feeds"), () => documents.TryWrite("feeds", 0, Bytes("a")), () => documents.IsFull(TimeSpan.FromMinutes(1), 1) })
        {
            var thrown = Should.Throw<StoreUnreachableException>(question);
            thrown.Message.ShouldContain("127.0.0.1:1");
            thrown.ToString().ShouldNotContain("geheim");
        }
    }

    [Fact]
    public async Task Who_was_only_granted_the_tables_sees_no_document()
    {
        await using var documents = await OpenAsync();
        documents.TryWrite("accounts", 0, Bytes("hashes"));
        var schema = await SchemaAsync();
        var server = await PostgresServer.OneAsync();
        await server.AskAsync($"CREATE ROLE {schema}_reader; GRANT USAGE ON SCHEMA {schema} TO {schema}_reader; GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {schema}_reader");
        try
        {
            (await server.AskAsync($"SET ROLE {schema}_reader; SELECT count(*) FROM {schema}.documents")).ShouldBe(0L);
            (await server.AskAsync($"SELECT count(*) FROM {schema}.documents")).ShouldBe(1L);
        }
        finally
        {
            await server.AskAsync($"DROP OWNED BY {schema}_reader; DROP ROLE {schema}_reader");
        }
    }

    private async Task<PostgresDocuments> OpenAsync() => PostgresDocuments.Open(await _engine.ConnectionAsync());

    private async Task<string> SchemaAsync() => new NpgsqlConnectionStringBuilder(await _engine.ConnectionAsync()).SearchPath!;

    private async Task<bool> HasSchemaAsync() => (bool)(await (await PostgresServer.OneAsync()).AskAsync($"SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = '{await SchemaAsync()}')"))!;

    private async Task SqlAsync(string sql) => await (await PostgresServer.OneAsync()).AskAsync(sql.Replace("{0}", await SchemaAsync(), StringComparison.Ordinal));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(StoredDocument document) => Encoding.UTF8.GetString(document.Content.Span);
}
