using InformationMachine.Data.Postgres;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.Records;
using Npgsql;

namespace InformationMachine.Tests.Data.Store.Postgres;

/// <summary>What only the database engine has: the lease, lost connections, its schema, and what it must never say.</summary>
public sealed class PostgresStoreTests : IAsyncDisposable
{
    private readonly PostgresEngine _engine = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task The_lease_of_a_killed_machine_is_waited_for()
    {
        var connection = await _engine.ConnectionAsync();
        await using (Open(connection))
        {
            // What a kill leaves: a lease with seconds to go that nobody renews.
        }

        await SqlAsync("UPDATE {0}.leases SET epoch = epoch + 1, holder = 'gone:1', until = clock_timestamp() + interval '2 s'");
        Should.Throw<StoreLockedException>(() => Open(connection)).Message.ShouldContain("gone:1");
        await using var next = Open(connection, TimeSpan.FromSeconds(20));
        await next.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)] }, Token);
    }

    [Fact]
    public async Task Whoever_was_away_while_another_had_it_alone_writes_nothing_any_more()
    {
        await using var store = Open(await _engine.ConnectionAsync());
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)] }, Token);
        await SqlAsync("UPDATE {0}.leases SET epoch = epoch + 1, taken_at = commits");
        await Should.ThrowAsync<StoreLockedException>(() => store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(2)] }, Token));
        await Should.ThrowAsync<StoreLockedException>(() => store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(3)] }, Token));
        store.Counts().Posts.ShouldBe(1);
        store.Lost.IsCancellationRequested.ShouldBeTrue();
        store.CheckHealth().Fault.ShouldNotBeNull().ShouldContain("Another machine");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_in_doubt_is_asked_for_and_never_doubled(bool wasDone)
    {
        var place = await _engine.ConnectionAsync();
        await using var store = Open(place);
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)] }, Token);
        var broken = false;
        store.AtCommit = (connection, isDone) =>
        {
            if (broken || isDone != wasDone) return;
            broken = true;
            // Either the answer is lost after the commit, or the server ends the session before it.
            if (wasDone) throw new NpgsqlException("The connection was lost.");
            End(place, connection.ProcessID);
        };
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(2)], LinkedThrough = 0 }, Token);
        broken.ShouldBeTrue();
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(3)] }, Token);
        store.PostsAfter(0).Select(post => post.Guid).ShouldBe(["1", "2", "3"]);
        store.CheckHealth().IsWriting.ShouldBeTrue();
    }

    [Fact]
    public async Task Ended_sessions_lose_and_double_nothing()
    {
        await using var store = Open(await _engine.ConnectionAsync());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var ending = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await SqlAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'information-machine' AND query LIKE '%{0}%'");
                await Task.Delay(30, CancellationToken.None);
            }
        }, Token);
        for (var n = 1; n <= 150; n++) await UntilStoredAsync(store, n);
        await stop.CancelAsync();
        await ending;
        store.PostsAfter(0).Select(post => post.Guid).ShouldBe(Enumerable.Range(1, 150).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        store.Counts().Posts.ShouldBe(150);
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("immediate")]
    public async Task A_server_that_is_restarted_is_a_state_that_ends_by_itself(string mode)
    {
        await using var server = await PostgresServer.OwnAsync();
        await using var store = Open(server.NewSchema());
        for (var n = 1; n <= 20; n++) await UntilStoredAsync(store, n);
        await server.RestartAsync(mode);
        for (var n = 21; n <= 40; n++) await UntilStoredAsync(store, n);
        store.Counts().Posts.ShouldBe(40);
        store.CheckHealth().IsWriting.ShouldBeTrue();
    }

    [Fact]
    public void A_server_that_is_not_there_is_told_without_the_password()
    {
        const string Password = "geheim-4711";
        var unreachable = Should.Throw<IOException>(() => Open($"Host=127.0.0.1;Port=1;Username=u;Password={Password};Timeout=2"));
        unreachable.ToString().ShouldNotContain(Password);
        unreachable.Message.ShouldContain("127.0.0.1:1");
        Should.Throw<DataFileException>(() => Open($"Hst=127.0.0.1;Password={Password}")).ToString().ShouldNotContain(Password);
        Should.Throw<DataFileException>(() => Open($"Password={Password};=;;x")).ToString().ShouldNotContain(Password);
        Should.Throw<DataFileException>(() => Open("Host=127.0.0.1;Search Path=a\"b")).Message.ShouldContain("Search Path");
    }

    [Fact]
    public async Task Tables_of_a_newer_program_are_refused()
    {
        var connection = await _engine.ConnectionAsync();
        await Open(connection).DisposeAsync();
        await SqlAsync("UPDATE {0}.version SET version = 99");
        Should.Throw<DataFileException>(() => Open(connection)).Message.ShouldContain("newer version");
        Should.Throw<DataFileException>(() => PostgresReader.OpenToRead(connection)).Message.ShouldContain("newer version");
    }

    [Fact]
    public async Task Where_there_is_nothing_yet_that_is_said()
    {
        var connection = await _engine.ConnectionAsync();
        PostgresReader.Exists(connection).ShouldBeFalse();
        Should.Throw<DataFileException>(() => PostgresReader.OpenToRead(connection)).Message.ShouldContain("no data yet");
    }

    [Fact]
    public async Task Opening_waits_for_nobody_who_reads()
    {
        var connection = await _engine.ConnectionAsync();
        await Open(connection).DisposeAsync();
        await using var reading = new NpgsqlConnection(connection);
        await reading.OpenAsync(Token);
        await using var transaction = await reading.BeginTransactionAsync(Token);
        await using var command = reading.CreateCommand();
        command.CommandText = "LOCK TABLE posts, threads, changes, leases, version IN ACCESS SHARE MODE";
        await command.ExecuteNonQueryAsync(Token);
        var opening = Task.Run(() => Open(connection), Token);
        await using var store = await opening.WaitAsync(TimeSpan.FromSeconds(20), Token);
    }

    [Fact]
    public async Task Two_that_start_at_once_make_the_tables_once()
    {
        var connection = await _engine.ConnectionAsync();
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Open(connection), Token)));
        foreach (var (store, n) in opened.Zip(Enumerable.Range(1, 4)))
        {
            await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(n)] }, Token);
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_machine_needs_nothing_but_a_schema_of_its_own()
    {
        var server = await PostgresServer.OneAsync();
        var builder = new NpgsqlConnectionStringBuilder(await _engine.ConnectionAsync());
        var role = builder.SearchPath + "_role";
        await server.AskAsync($"CREATE ROLE {role} LOGIN; CREATE SCHEMA {builder.SearchPath} AUTHORIZATION {role}");
        builder.Username = role;
        await using (var store = Open(builder.ConnectionString)) await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)] }, Token);
        builder.SearchPath += "x";
        Should.Throw<DataFileException>(() => Open(builder.ConnectionString)).Message.ShouldContain("docs/scale.md");
    }

    [Fact]
    public async Task One_state_stays_whatever_is_written()
    {
        await using var store = Open(await _engine.ConnectionAsync());
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)] }, Token);
        await using var state = PostgresReader.OpenOneState(await _engine.ConnectionAsync());
        state.Counts().Posts.ShouldBe(1);
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(2)] }, Token);
        (state.Counts().Posts, state.PostsAfter(0).Count(), store.Counts().Posts).ShouldBe((1, 1, 2));
        state.Writer.ShouldNotBeNull().ShouldEndWith($":{Environment.ProcessId}");
    }

    [Fact]
    public async Task An_altered_record_is_noticed()
    {
        await using var store = Open(await _engine.ConnectionAsync());
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1), Some.Post(2)] }, Token);
        await SqlAsync("UPDATE {0}.posts SET record = overlay(record placing '\\x5858'::bytea from position('ferry'::bytea in record)) WHERE key = 1");
        Should.Throw<DamagedRecordException>(() => store.Post(Some.Post(1).Id)).Message.ShouldContain("posts");
        store.Post(Some.Post(2).Id).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_published_data_file_holds_the_same()
    {
        using var folder = new TemporaryFolder();
        await using var store = Open(await _engine.ConnectionAsync());
        var (machine, random) = (new RandomMachine(store), new Random(5));
        for (var i = 0; i < 120; i++) await machine.StepAsync(random.Next(RandomMachine.Steps), random.Next(1000), random.Next(1000));
        await new SnapshotPublisher(folder.Path).PublishAsync(store, Token);
        using var snapshot = Snapshot.Open(folder.File("snapshot/machine.db"));
        Follower.Everything(snapshot).ShouldBe(Follower.Everything(store));
        (snapshot.FileIdentity, snapshot.LatestChange).ShouldBe((store.FileIdentity, store.LatestChange));
    }

    private static PostgresStore Open(string connection, TimeSpan patience = default) =>
        PostgresStore.Open(connection, patience, PostgresStore.LeaseDuration, ChangeWriter.Window, Token);

    /// <summary>What failed was not stored, so that it may be tried again.</summary>
    private static async Task UntilStoredAsync(PostgresStore store, int number)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(number)] }, Token);
                return;
            }
            catch (IOException e) when (e is not StoreLockedException && attempt < 100)
            {
                await Task.Delay(50, Token);
            }
        }
    }

    private static void End(string place, int session)
    {
        using var source = NpgsqlDataSource.Create(place + ";Pooling=false");
        using var command = source.CreateCommand("SELECT pg_terminate_backend($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = session });
        command.ExecuteNonQuery();
    }

    private async Task<object?> SqlAsync(string sql)
    {
        var schema = new NpgsqlConnectionStringBuilder(await _engine.ConnectionAsync()).SearchPath;
        return await (await PostgresServer.OneAsync()).AskAsync(sql.Replace("{0}", schema, StringComparison.Ordinal));
    }
}
