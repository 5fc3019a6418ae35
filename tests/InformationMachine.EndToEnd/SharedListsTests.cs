using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using InformationMachine.Data.Postgres;
using InformationMachine.EndToEnd.Desk;
using InformationMachine.Tests.Data.Store;

namespace InformationMachine.EndToEnd;

/// <summary>Real processes on one database have one list of feeds, one set of accounts and keys, and sessions that hold at every desk.</summary>
public sealed class SharedListsTests
{
    private const string Password = "correct horse battery";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_processes_have_one_list_of_feeds_one_set_of_accounts_and_one_session()
    {
        var connection = (await PostgresServer.OneAsync()).NewSchema();
        using var first = Installed(connection);
        using var second = Installed(connection);
        await using var publisher = await FolderServer.Start(Publish(first));
        first.Configure([("feed-0", new Uri(publisher.Address, "feed-0.xml"))]);
        var listed = await File.ReadAllTextAsync(Path.Combine(first.Folder, "config", "feeds.json"), Token);
        await AddAccountAsync(first, "ada");
        var key = (await second.Run("users", "key", "exporter", "--role", "reader")).Output.Trim();

        using var poller = second.Start("run", "--roles", "poll,desk");
        var two = await ServedAsync(second, poller);
        poller.Output.ShouldContain("The database has no list of feeds");
        using var linker = first.Start("run", "--roles", "link,brief,render,desk");
        var one = await ServedAsync(first, linker);
        linker.Output.ShouldContain("taken over from");
        await poller.Until(() => IsStoredAsync(connection, posts: 1), Patience, "the post of a feed that the other process brought");

        var added = await first.Run("feeds", "add", new Uri(publisher.Address, "feed-1.xml").AbsoluteUri);
        added.Code.ShouldBe(0, added.Errors);
        await poller.Until(() => IsStoredAsync(connection, posts: 2), Patience, "the post of a feed that was added elsewhere");
        (await File.ReadAllTextAsync(Path.Combine(first.Folder, "config", "feeds.json"), Token)).ShouldBe(listed, "the file is not the list any more");
        (await second.Run("feeds", "list")).Output.ShouldContain("paper-1");

        foreach (var desk in new[] { one, two }) (await AskAsync(desk, key)).ShouldBe(HttpStatusCode.OK, desk.AbsoluteUri);
        (await first.Run("users", "revoke", "exporter")).Code.ShouldBe(0);
        foreach (var desk in new[] { one, two }) await poller.Until(async () => await AskAsync(desk, key) == HttpStatusCode.Unauthorized, Patience, "the end of the key");

        await SignInAndOutAsync(one, two, poller);
        await LockAsync(first, one, two, poller);
        foreach (var machine in new[] { poller, linker })
        {
            machine.HasExited.ShouldBeFalse(machine.Errors);
            machine.Terminate();
            (await machine.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe(0, machine.Errors);
        }

        await RefuseSecretAsync(second);
        Directory.Exists(Path.Combine(first.Data, "keys")).ShouldBeFalse("keys are in the database alone");
        File.Exists(Path.Combine(first.Data, "accounts.json")).ShouldBeFalse();
    }

    /// <summary>A session of one desk holds at the other, and ends at both.</summary>
    private static async Task SignInAndOutAsync(Uri one, Uri two, MachineProcess machine)
    {
        using var ada = new DeskVisitor();
        (await ada.SignInAsync(one, "ada", Password)).ShouldBeNull();
        (await ada.IsKnownAsync(one)).ShouldBeTrue();
        (await ada.IsKnownAsync(two)).ShouldBeTrue("the same session at the other desk");
        await ada.SignOutAsync(two);
        var left = Stopwatch.GetTimestamp();
        (await ada.IsKnownAsync(two)).ShouldBeFalse("at the desk itself at once");
        await machine.Until(async () => !await ada.IsKnownAsync(one), TimeSpan.FromSeconds(5), "the end of the session at the other desk");
        TestContext.Current.SendDiagnosticMessage("The other desk refused after {0:F1} s", Stopwatch.GetElapsedTime(left).TotalSeconds);
        (await ada.SignInAsync(two, "ada", Password)).ShouldBeNull("a new session");
        (await ada.IsKnownAsync(one)).ShouldBeTrue();
    }

    /// <summary>Wrong passwords count wherever they were tried, and an account that a verb adds may sign in at both.</summary>
    private static async Task LockAsync(Installation installation, Uri one, Uri two, MachineProcess machine)
    {
        await AddAccountAsync(installation, "bo");
        // A try too early counts as a wrong one; a key that is made later is known no sooner than the account.
        var later = (await installation.Run("users", "key", "later")).Output.Trim();
        foreach (var desk in new[] { one, two }) await machine.Until(async () => await AskAsync(desk, later) == HttpStatusCode.OK, TimeSpan.FromSeconds(5), "the new key");
        using var bo = new DeskVisitor();
        foreach (var desk in new[] { one, two }) (await bo.SignInAsync(desk, "bo", Password)).ShouldBeNull();
        using var stranger = new DeskVisitor();
        for (var tries = 0; tries < 5; tries++) (await stranger.SignInAsync(tries < 3 ? one : two, "bo", "a wrong password")).ShouldNotBeNull().ShouldContain("wrong");
        foreach (var desk in new[] { one, two }) (await stranger.SignInAsync(desk, "bo", Password)).ShouldNotBeNull().ShouldContain("locked");
        (await stranger.SignInAsync(two, "ada", Password)).ShouldBeNull("nobody else is locked");
    }

    private static async Task RefuseSecretAsync(Installation installation)
    {
        var (valid, said, _) = await installation.Run("config", "check");
        valid.ShouldBe(0);
        said.ShouldContain("2 feeds");
        installation.Variables["SECRET"] = "another-secret-of-thirty-two-characters";
        foreach (var verb in new[] { new[] { "run" }, ["config", "check"] })
        {
            var (code, _, errors) = await installation.Run(verb);
            code.ShouldBe(78, errors);
            errors.ShouldContain("another secret than Store:Secret names");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_goes_out_and_comes_back_byte_by_byte(bool isShared)
    {
        using var installation = isShared ? Installed((await PostgresServer.OneAsync()).NewSchema()) : new Installation();
        if (isShared) (await installation.Run("feeds", "export", "--format", "json")).Code.ShouldBe(78, "there is none yet");
        const string List = "{\n  // ours\n  \"feeds\": [\n    { \"id\": \"north\", \"url\": \"https://north.example.org/feed\" },\n    { \"id\": \"south\", \"url\": \"https://south.example.org/feed\", }, /* two */\n  ]\n}\n";
        installation.Write("list.json", List);
        var (code, output, errors) = await installation.Run("feeds", "replace", "list.json");
        code.ShouldBe(0, errors);
        output.ShouldContain("Added: north");
        output.ShouldContain("2 feeds are followed: 2 added, 0 removed, 0 stay.");
        (await installation.Run("feeds", "export", "--format", "json", "--output", "back.json")).Output.ShouldContain("back.json: 2 feeds.");
        File.ReadAllText(Path.Combine(installation.Folder, "back.json")).ShouldBe(List);
        (await installation.Run("feeds", "export", "--format", "json")).Output.ReplaceLineEndings("\n").ShouldBe(List);
        (await installation.Run("feeds", "export")).Output.ShouldContain("<opml");

        installation.Write("wrong.json", List.Replace("\"url\": \"https://south", "\"uri\": \"https://south", StringComparison.Ordinal));
        var wrong = await installation.Run("feeds", "replace", "wrong.json");
        wrong.Code.ShouldBe(78);
        wrong.Errors.ShouldContain("wrong.json:5: ");
        wrong.Errors.ShouldContain("uri is not known");
        (await installation.Run("feeds", "replace", "none.json")).Code.ShouldBe(1);
        (await installation.Run("feeds", "import", "list.json")).Errors.ShouldContain("feeds replace list.json");
        (await installation.Run("feeds", "export", "--format", "json")).Output.ReplaceLineEndings("\n").ShouldBe(List, "nothing was changed");

        installation.Write("list.json", List.Replace("north", "west", StringComparison.Ordinal));
        var replaced = await installation.Run("feeds", "replace", "list.json", "--json");
        replaced.Output.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).ShouldBe("""{"added":["west"],"removed":["north"],"feeds":2}""");
        File.Exists(Path.Combine(installation.Folder, "config", "feeds.json")).ShouldBe(!isShared);
    }

    [Fact]
    public async Task The_check_of_the_configuration_asks_the_database_or_says_that_it_could_not()
    {
        var server = await PostgresServer.OneAsync();
        var connection = server.NewSchema();
        using var installation = Installed(connection);
        var (code, output, errors) = await installation.Run("config", "check");
        code.ShouldBe(0, errors);
        output.ShouldContain("has no list of feeds yet");
        installation.Write("list.json", """{ "feeds": [ { "id": "north", "url": "https://north.example.org/feed" } ] }""");
        (await installation.Run("feeds", "replace", "list.json")).Code.ShouldBe(0);
        (await installation.Run("config", "check")).Output.ShouldContain("they are valid: 1 feed.");

        var schema = new Npgsql.NpgsqlConnectionStringBuilder(connection).SearchPath;
        await server.AskAsync($$"""UPDATE {{schema}}.documents SET content = '{ "feeds": [ { "id": "north" } ] }'; INSERT INTO {{schema}}.documents (name, version, changed, content) VALUES ('accounts', 1, now(), '[{}]')""");
        var wrong = await installation.Run("config", "check");
        wrong.Code.ShouldBe(78);
        wrong.Errors.ShouldContain("feeds in 127.0.0.1");
        wrong.Errors.ShouldContain("accounts in 127.0.0.1");

        installation.Variables["PLACE"] = "Host=127.0.0.1;Port=1;Username=u;Password=geheim-4711;Timeout=2";
        var away = await installation.Run("config", "check");
        away.Code.ShouldBe(1);
        away.Output.ShouldContain("is valid");
        away.Errors.ShouldContain("were not checked");
        away.Errors.ShouldContain("127.0.0.1:1");
        (away.Output + away.Errors).ShouldNotContain("geheim");
        installation.Variables.Remove("PLACE");
        (await installation.Run("config", "check")).Code.ShouldBe(78, "the connection string is nowhere");
    }

    private static Installation Installed(string connection)
    {
        var installation = new Installation();
        foreach (var (name, value) in new[]
        {
            ("STORE__ENGINE", "postgres"), ("STORE__CONNECTION", "env:PLACE"), ("STORE__SECRET", "env:SECRET"), ("STORE__LEASE", "00:00:02"), ("DESK__ENABLED", "true"), ("DESK__PORT", "0"),
            ("FEEDS__MINIMUMINTERVAL", "00:00:02"), ("FEEDS__MAXIMUMINTERVAL", "00:00:03"),
        }) installation.Variables["IM_" + name] = value;
        installation.Variables["PLACE"] = connection;
        installation.Variables["SECRET"] = "one-secret-of-all-processes-of-a-test";
        return installation;
    }

    private static string Publish(Installation installation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(installation.Folder, "feeds")).FullName;
        for (var feed = 0; feed < 2; feed++)
            File.WriteAllText(Path.Combine(folder, $"feed-{feed}.xml"), $"<rss version=\"2.0\"><channel><title>Paper {feed}</title><item><guid>{feed}</guid><title>The port of Bergen closes quay {feed}</title><description>A crane fell on quay {feed} on Monday.</description><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>");
        return folder;
    }

    private static async Task AddAccountAsync(Installation installation, string name)
    {
        using var add = installation.Start("users", "add", name, "--role", "operator");
        add.Type(Password);
        (await add.WaitAsync(Patience)).ShouldBe(0, add.Errors);
    }

    private static async Task<Uri> ServedAsync(Installation installation, MachineProcess machine)
    {
        await machine.Until(() => File.Exists(Path.Combine(installation.Data, "desk.json")), Patience, "the desk");
        return installation.Address();
    }

    private static async Task<HttpStatusCode> AskAsync(Uri desk, string key)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await client.GetAsync(new Uri(desk, "/api/v1/threads"), Token);
        return answer.StatusCode;
    }

    private static async Task<bool> IsStoredAsync(string connection, long posts)
    {
        await using var reader = PostgresReader.OpenToRead(connection + ";Application Name=test");
        return reader.Counts().Posts == posts;
    }
}
