namespace InformationMachine.EndToEnd;

/// <summary>Bad input in every place it can enter: one clear message, the documented exit code, no stack trace.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string, string, string, int, string> Cases => new()
    {
        // file, its text, command line, exit code, what the message names
        { "config/machine.json", "{ \"Feeds\": { \"Timeout\": \"soon\" } }", "config check", 78, "machine.json:1: Feeds:Timeout is \"soon\"" },
        { "config/machine.json", "{ \"Feeds\": ", "run --once", 78, "machine.json:1: this is not JSON" },
        { "config/machine.json", "{ \"Feedz\": {} }", "config show", 78, "Feedz is not a section" },
        { "config/feeds.json", "{ \"feeds\": [ { \"id\": \"a\", \"url\": \"gopher://a\" } ] }", "run --once", 78, "feeds.json:1: feeds:0:url" },
        { "config/feeds.json", "nonsense", "feeds list", 78, "feeds.json:1: this is not JSON" },
        { "posts.jsonl", "{\"id\":\"1\",\"time\":\"2026-01-01T00:00:00Z\",\"text\":\"a\"}\n{\"id\":\"2\",\"time\":\"2026-01-01T00:00:00Z\"}\n", "replay --posts posts.jsonl", 1, "posts.jsonl:2: \"text\" is missing" },
        { "posts.jsonl", "not json\n", "brief --posts posts.jsonl", 1, "posts.jsonl:1: this is not JSON" },
        { "posts.jsonl", "{\"id\":\"1\",\"time\":\"yesterday\",\"text\":\"a\"}\n", "replay --posts posts.jsonl", 1, "\"time\" is 'yesterday'" },
        { "posts.jsonl", "", "replay --posts nowhere.jsonl", 1, "nowhere.jsonl: cannot be read" },
        { "cases.jsonl", "{}\n", "brief --cases cases.jsonl", 1, "cases.jsonl:1" },
        { "manifest.jsonl", "{\"file\":7}\n", "parse --manifest manifest.jsonl", 1, "manifest.jsonl:1" },
        { "manifest.jsonl", "{\"file\":\"gone.xml\"}\n", "parse --manifest manifest.jsonl", 1, "gone.xml: cannot be read" },
        { "x", "", "parse", 64, "--manifest" },
        { "x", "", "replay", 64, "--posts" },
        { "x", "", "frobnicate", 64, "frobnicate" },
        { "x", "", "thraeds list", 64, "did you mean `threads`?" },
        { "x", "", "feeds lsit", 64, "did you mean `list`?" },
        { "x", "", "run --onec", 64, "did you mean `--once`?" },
        { "x", "", "users add ada --role editr", 64, "the roles are reader, editor, operator" },
        { "config/machine.json", "{ \"Feeds\": { \"MinimumInterval\": \"2.00:00:00\" } }", "config check", 78, "Write a smaller MinimumInterval or a larger MaximumInterval" },
        { "config/feeds.json", "{ \"feeds\": [ { \"id\": \"lighthouse\", \"url\": \"https://a.example\" } ] }", "feeds pause lighthuose", 64, "did you mean 'lighthouse'?" },
        { "x", "", "run --twice", 64, "--twice" },
        { "x", "", "threads show seven", 64, "seven" },
        { "x", "", "demo --seconds 1", 64, "--seconds" },
        { "x", "", "status", 1, "holds no data yet" },
        { "data/machine.db", "this is not a data file", "status", 1, "is not a data file" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_is_refused_with_a_clear_message(string file, string text, string commandLine, int code, string names)
    {
        using var installation = new Installation();
        installation.Configure([]);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(installation.Folder, file))!);
        installation.Write(file, text);

        var result = await installation.Run(commandLine.Split(' '));

        result.Code.ShouldBe(code, result.Errors);
        result.Errors.ShouldContain(names);
        result.Errors.ShouldNotContain("   at ", Case.Sensitive, "a stack trace is no message");
        result.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_case_that_cannot_be_used_costs_none_of_the_others()
    {
        const string Usable = "{\"id\":\"ferry\",\"words\":40,\"posts\":[{\"id\":\"1\",\"time\":\"2026-01-01T00:00:00Z\",\"text\":\"The ferry to Brannoch sank in the harbour on Monday.\"}]}";
        const string Empty = "{\"id\":\"nothing\",\"words\":40,\"posts\":[{\"id\":\"1\",\"time\":\"2026-01-01T00:00:00Z\",\"text\":\"https://example.org/a\"}]}";
        using var installation = new Installation();
        installation.Configure([]);
        installation.Write("cases.jsonl", $"{{}}\n{Empty}\n{Usable}\n");

        var result = await installation.Run("brief", "--cases", "cases.jsonl");

        result.Code.ShouldBe(1, result.Errors);
        result.Errors.ShouldContain("cases.jsonl:1");
        result.Errors.ShouldContain("cases.jsonl:2 (nothing)");
        result.Output.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("The ferry to Brannoch sank");
    }
}
