using System.IO.Compression;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;
using InformationMachine.Tests.Docs;

namespace InformationMachine.Tests.Data.Store.LiteDb;

/// <summary>A data file that commit 8a94e91 wrote, before words in the code were changed: everything in it is still read under its stored names.</summary>
public sealed class EarlierFileTests : IDisposable
{
    private const string Title = "The bridge of Harwich";
    private readonly TemporaryFolder _folder = new();

    public EarlierFileTests()
    {
        Unpack("machine-8a94e91.db.gz", "machine.db");
        Unpack("machine-8a94e91.seal.gz", "machine.seal");
        File.WriteAllBytes(_folder.File("machine-log.db"), []);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Posts_threads_and_merges_are_read()
    {
        await using var store = Open();
        (store.Counts().Posts, store.Counts().Threads, store.Counts().Assignments, store.Counts().Briefings).ShouldBe((5, 3, 5, 1));
        store.PostsOf(new ThreadId(1)).Select(post => post.Author).ShouldBe(["Ada Hale", "Ben Ode", "Mirela Voss", "Jon Reyk"], ignoreOrder: true);
        store.Merges(new ThreadId(1)).ShouldHaveSingleItem().From.ShouldBe(new ThreadId(3));
        store.FeedStates().ShouldHaveSingleItem().Title.ShouldBe("The Quay");
    }

    [Fact]
    public async Task A_briefing_is_read_with_every_section()
    {
        await using var store = Open();
        var briefing = store.LatestBriefing(new ThreadId(1)).ShouldNotBeNull();
        var sections = briefing.Sections;
        sections.OpenQuestions.ShouldHaveSingleItem().Kind.ShouldBe(OpenQuestionKind.Asked);
        sections.Tensions.ShouldHaveSingleItem().Kind.ShouldBe(TensionKind.Figures);
        sections.Perspectives.ShouldHaveSingleItem().Evolution.Kind.ShouldBe(EvolutionKind.FirstSeen);
        (sections.What.Length, sections.WhyItMatters.Length, sections.Narrative.Length, sections.Timeline.Length, briefing.Sources.Length).ShouldBe((1, 1, 1, 1, 3));
    }

    [Fact]
    public async Task Decisions_are_read_under_the_names_they_were_stored_by_and_written_so()
    {
        await using (var store = Open())
        {
            store.Decisions(new ThreadId(1)).Select(decision => decision.Kind).ShouldBe([DecisionKind.KeepApart, DecisionKind.Rename]);
            var rename = store.Decision(new DecisionId(2))!;
            rename.Title.ShouldBe(Title);
            await store.CommitAsync(new StoreBatch { Decisions = [rename with { Id = new DecisionId(3), Kind = DecisionKind.KeepApart, Other = new ThreadId(2), Title = null }] }, TestContext.Current.CancellationToken);
        }

        await using var again = Open();
        again.Decision(new DecisionId(3))!.Kind.ShouldBe(DecisionKind.KeepApart);
    }

    [Theory]
    [InlineData(DecisionKind.KeepApart, "Part")]
    [InlineData(DecisionKind.Merge, "Merge")]
    public void A_kind_keeps_its_stored_name(DecisionKind kind, string name)
    {
        kind.StoredName().ShouldBe(name);
        DecisionKindNames.TryParse(name.ToLowerInvariant(), out var read).ShouldBeTrue();
        read.ShouldBe(kind);
    }

    [Theory]
    [InlineData("keepapart")]
    [InlineData("99")]
    [InlineData(null)]
    public void What_was_never_stored_is_no_kind(string? name) => DecisionKindNames.TryParse(name, out _).ShouldBeFalse();

    private LiteDbStore Open() => LiteDbStore.Open(_folder.File("machine.db"));

    private void Unpack(string packed, string name)
    {
        using var source = new GZipStream(File.OpenRead(Path.Combine(DocumentationTests.Repository, "tests", "InformationMachine.Tests", "Data", "Store", "LiteDb", "Files", packed)), CompressionMode.Decompress);
        using var target = File.Create(_folder.File(name));
        source.CopyTo(target);
    }
}
