using System.Text.Json;
using AngleSharp.Html.Parser;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Site;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Tests.Docs;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Tests.Briefings.Abstractive;

/// <summary>What readers of the site see of a wording, and what stays as it was.</summary>
public sealed class WordedPageTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private WordedStory _story = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _story = await WordedStory.OfAsync();

    public async ValueTask DisposeAsync()
    {
        await _story.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_page_shows_the_model_s_words_first_marked_and_opens_the_posts_own_without_a_script()
    {
        var round = Round();
        await round.RunAsync(all: false, Token);
        var before = Files();
        await WordAsync();
        var result = await round.RunAsync(all: false, Token);
        result.Threads.ShouldBe(1);
        var page = await PageAsync("threads/1.html");
        page.QuerySelector(".worded-by")!.TextContent.ShouldContain("Worded by played, 2026-05-18 09:00 UTC");
        page.QuerySelector(".worded-by a")!.GetAttribute("href").ShouldBe("1/v1.html");
        page.QuerySelector("#what .worded")!.TextContent.ShouldContain("The bridge is closed");
        page.QuerySelector("#what details.own-words p.prose")!.TextContent.ShouldContain(_story.Briefing.Sections.What[0].Text[..20]);
        page.QuerySelector("#what .worded a[href='#source-1']").ShouldNotBeNull("every citation shows its post");
        page.QuerySelector("#why .worded .tag")!.TextContent.ShouldBe("Conclusion");
        page.QuerySelector("#why details").ShouldBeNull("the posts say nothing there");
        page.QuerySelector("nav.sections a[href='#why']").ShouldNotBeNull();
        page.QuerySelector("#perspectives .worded b")!.TextContent.ShouldBe("Coastline Weekly");
        page.QuerySelector("#narrative .worded").ShouldBeNull("its sentences were refused");
        page.QuerySelector(".foot")!.TextContent.ShouldContain("language model");
        page.QuerySelectorAll("#what *").ShouldAllBe(element => element.LocalName != "script");
        var changed = Files().Where(file => before.GetValueOrDefault(file.Key) != file.Value).Select(file => file.Key).ToList();
        changed.ShouldBe(["threads/1.html", "threads/1.json"], ignoreOrder: true, "something else than the story's page changed: " + string.Join(", ", changed));
        (await round.RunAsync(all: false, Token)).Threads.ShouldBe(0);
    }

    [Fact]
    public async Task In_JSON_it_stands_beside_the_sections()
    {
        await Round().RunAsync(all: false, Token);
        using var before = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.File("threads/1.json"), Token));
        await WordAsync();
        await Round().RunAsync(all: false, Token);
        var text = await File.ReadAllTextAsync(_folder.File("threads/1.json"), Token);
        BriefingSchema.Mistakes(text).ShouldBeEmpty();
        using var after = JsonDocument.Parse(text);
        foreach (var field in before.RootElement.EnumerateObject()) after.RootElement.GetProperty(field.Name).GetRawText().ShouldBe(field.Value.GetRawText(), field.Name);
        var wording = after.RootElement.GetProperty("wording");
        wording.GetProperty("sections").GetProperty("what")[0].GetProperty("text").GetString().ShouldBe("The bridge is closed.");
        wording.GetProperty("kept").GetProperty("narrative").GetString().ShouldBe("refused");
        (await File.ReadAllTextAsync(_folder.File("threads/1/v1.json"), Token)).ShouldNotContain("wording");
        (await File.ReadAllTextAsync(_folder.File("threads/1/v1.html"), Token)).ShouldNotContain("worded");
    }

    [Fact]
    public async Task Who_publishes_what_editors_approve_publishes_no_wording_that_came_afterwards()
    {
        await _story.Store.CommitAsync(Approval(1, Some.Time.AddHours(20)), Token);
        await WordAsync();
        var round = Round(approvedOnly: true);
        await round.RunAsync(all: false, Token);
        (await PageAsync("threads/1.html")).QuerySelector(".worded").ShouldBeNull();
        await _story.Store.CommitAsync(Approval(2, Some.Time.AddDays(2)), Token);
        await round.RunAsync(all: false, Token);
        (await PageAsync("threads/1.html")).QuerySelector(".worded").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_next_version_s_page_has_no_words_of_the_one_before()
    {
        await WordAsync();
        await Round().RunAsync(all: false, Token);
        var newer = _story.Briefing with { Version = 2, Title = "The bridge is open again" };
        await _story.Store.CommitAsync(new StoreBatch { Briefings = [newer], Briefed = [new BriefedMark(new ThreadId(1), 9, 2, newer.Title)] }, Token);
        await Round().RunAsync(all: false, Token);
        var page = await PageAsync("threads/1.html");
        page.QuerySelector("h1")!.TextContent.ShouldBe("The bridge is open again");
        page.QuerySelector(".worded").ShouldBeNull();
    }

    private Task WordAsync() => _story.Store.CommitAsync(
        new StoreBatch
        {
            Wordings =
            [
                new ModelWording
                {
                    Thread = new ThreadId(1), Version = 1, Model = "played", PromptVersion = 1, Options = "temperature 0", WrittenAt = Some.Time.AddHours(21),
                    Sections =
                    [
                        new WordedSection("what", [new WordedSentence("The bridge is closed.", [1], StatementKind.Fact), new WordedSentence("A ferry will run.", [1], StatementKind.Fact) { IsExtract = true }]),
                        new WordedSection("why", [new WordedSentence("The town depends on a ferry.", [1], StatementKind.Inference)]),
                        new WordedSection("narrative", [], "refused"),
                        new WordedSection("perspectives", [new WordedSentence("Warnings were ignored.", [1], StatementKind.Said) { Speaker = "Coastline Weekly" }]),
                    ],
                    Refused = [new RefusedSentence("narrative", "The bridge fell.", [1], "words")],
                },
            ],
        },
        Token);

    private static StoreBatch Approval(int number, DateTimeOffset at) => new()
    {
        Decisions = [new Decision { Id = new DecisionId(number), Kind = DecisionKind.Approve, Thread = new ThreadId(1), Version = 1, By = "ada", At = at, AfterSequence = 0 }],
        Marks = [new ThreadMark(new ThreadId(1), "Bridge", false, false, false, 1)],
    };

    private RenderRound Round(bool approvedOnly = false) =>
        BriefingServices.CreateRenderRound(_story.Store, new BriefingOptions { PublishApprovedOnly = approvedOnly }, new SiteOptions(), _folder.Path, NullLogger<RenderRound>.Instance);

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(string file) => new HtmlParser().ParseDocument(await File.ReadAllTextAsync(_folder.File(file), Token));

    /// <summary>Everything readers and their programs have, without what the site remembers for itself.</summary>
    private Dictionary<string, string> Files() => Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories)
        .Select(file => (File: Path.GetRelativePath(_folder.Path, file), Text: File.ReadAllText(file))).Where(item => !item.File.StartsWith('.')).ToDictionary(item => item.File, item => item.Text);
}
