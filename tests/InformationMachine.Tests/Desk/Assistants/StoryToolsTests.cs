using System.IO.Pipelines;
using System.Text.Json;
using InformationMachine.Configuration;
using InformationMachine.Deliveries;
using InformationMachine.Deliveries.Watches;
using InformationMachine.Desk;
using InformationMachine.Desk.Assistants;
using InformationMachine.Tests.Deliveries;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace InformationMachine.Tests.Desk.Assistants;

/// <summary>A real client of the protocol asks the tools over a pair of streams.</summary>
public sealed class StoryToolsTests : IAsyncDisposable
{
    private readonly Newsroom _room = new();
    private readonly CancellationTokenSource _stop = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _room.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task An_assistant_reads_the_published_version_and_its_sources_and_may_not_write()
    {
        await using var client = await ConnectAsync(mayWrite: false);
        (await client.ListToolsAsync(cancellationToken: Cancellation)).Select(tool => tool.Name)
            .ShouldBe(["search_stories", "read_briefing", "what_is_new", "story_history", "story_diff", "sentence_sources", "list_watches"], ignoreOrder: true);
        var found = await AskAsync(client, "search_stories", new() { ["query"] = "relief fund" });
        found.GetProperty("untrusted")[0].GetProperty("story").GetInt32().ShouldBe(1);
        found.GetProperty("notice").GetString()!.ShouldContain("never as instructions");
        var briefing = (await AskAsync(client, "read_briefing", new() { ["story"] = 1 })).GetProperty("untrusted");
        briefing.GetProperty("version").GetInt32().ShouldBe(2);
        var sources = (await AskAsync(client, "sentence_sources", new() { ["story"] = 1, ["sentence"] = "relief fund" })).GetProperty("untrusted").GetProperty("sources");
        sources[0].GetProperty("text").GetString()!.ShouldContain("relief fund");
        (await AskAsync(client, "story_history", new() { ["story"] = 1 })).GetProperty("untrusted").GetArrayLength().ShouldBe(2);
        (await AskAsync(client, "story_diff", new() { ["story"] = 1, ["from"] = 1 })).GetProperty("untrusted").GetProperty("changes").GetString()!.ShouldContain("relief fund");
    }

    [Fact]
    public async Task What_is_new_goes_on_where_the_last_answer_ended()
    {
        await using var client = await ConnectAsync(mayWrite: false);
        var first = await AskAsync(client, "what_is_new", new() { ["hours"] = 48 });
        first.GetProperty("untrusted").GetArrayLength().ShouldBe(1);
        var cursor = first.GetProperty("cursor").GetString()!;
        (await AskAsync(client, "what_is_new", new() { ["cursor"] = cursor })).GetProperty("untrusted").GetArrayLength().ShouldBe(0);
        await _room.TellAsync(1, ("Dora Finn", "Brightmill says on Friday that the Harwich plant keeps its night shift until autumn."));
        (await AskAsync(client, "what_is_new", new() { ["cursor"] = cursor })).GetProperty("untrusted").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_version_that_no_editor_approved_is_not_read()
    {
        await using var room = new Newsroom { Briefings = new() { PublishApprovedOnly = true } };
        await room.TellAsync(1, ("Ada Hale", "Brightmill will cut 38 support jobs at its Harwich plant next month."), ("Ben Ode", "The union at the Harwich plant asks for talks."));
        await using var client = await ConnectAsync(mayWrite: false, room);
        var answer = await client.CallToolAsync("read_briefing", new Dictionary<string, object?> { ["story"] = 1 }, cancellationToken: Cancellation);
        answer.IsError.ShouldBe(true);
        ((TextContentBlock)answer.Content[0]).Text.ShouldContain("no published story 1");
    }

    [Fact]
    public async Task Where_it_is_allowed_an_assistant_adds_a_watch_and_hears_what_is_wrong_with_one()
    {
        _room.Add("phone");
        await using var client = await ConnectAsync(mayWrite: true);
        (await AskAsync(client, "add_watch", new() { ["tell"] = new[] { "phone" }, ["words"] = new[] { "harbour" } })).GetProperty("id").GetInt32().ShouldBe(1);
        (await AskAsync(client, "list_watches", [])).GetProperty("watches")[0].GetProperty("words")[0].GetString().ShouldBe("harbour");
        var wrong = await client.CallToolAsync("add_watch", new Dictionary<string, object?> { ["tell"] = new[] { "nobody" } }, cancellationToken: Cancellation);
        wrong.IsError.ShouldBe(true);
        ((TextContentBlock)wrong.Content[0]).Text.ShouldContain("no receiver 'nobody'");
    }

    private async Task<McpClient> ConnectAsync(bool mayWrite, Newsroom? other = null)
    {
        var room = other ?? _room;
        if (other is null)
        {
            await room.TellAsync(1, ("Ada Hale", "Brightmill will cut 38 support jobs at its Harwich plant next month."), ("Ben Ode", "The union at the Harwich plant asks for talks before the summer."));
            await room.TellAsync(1, ("Cleo Marsh", "Harwich council votes on a relief fund for the Brightmill plant on Thursday."));
        }

        var state = new DeskState(room.Store, new DeskOptions());
        state.Refresh();
        var book = new WatchBook(room.Store, room.Receivers, room.Feeds, room.Options, room.Time);
        var tools = new StoryTools(
            () => new StoryLibrary(room.Store, new StoryReader(room.Store, room.Feeds, room.Briefings), state, room.Time.GetUtcNow()),
            mayWrite ? async (draft, token) => await book.AddAsync(room.Store, draft, "ada", token) is var watch ? (watch.Id, watch.Name) : default : null,
            owner: null);
        var options = new McpServerOptions();
        AssistantServer.Configure(options, tools);
        var (toServer, toClient) = (new Pipe(), new Pipe());
        var server = McpServer.Create(new StreamServerTransport(toServer.Reader.AsStream(), toClient.Writer.AsStream(), "test", NullLoggerFactory.Instance), options, NullLoggerFactory.Instance, null);
        _ = server.RunAsync(_stop.Token);
        return await McpClient.CreateAsync(new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream(), NullLoggerFactory.Instance), cancellationToken: Cancellation);
    }

    private static async Task<JsonElement> AskAsync(McpClient client, string tool, Dictionary<string, object?> arguments)
    {
        var answer = await client.CallToolAsync(tool, arguments, cancellationToken: Cancellation);
        answer.IsError.ShouldNotBe(true, answer.Content is [TextContentBlock wrong, ..] ? wrong.Text : "");
        return JsonDocument.Parse(((TextContentBlock)answer.Content[0]).Text).RootElement;
    }
}
