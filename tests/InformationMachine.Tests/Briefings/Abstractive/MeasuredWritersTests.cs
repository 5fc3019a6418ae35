using System.Collections.Concurrent;
using System.Text.Json;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Abstractive;
using InformationMachine.Briefings.Abstractive.Asking;
using InformationMachine.Briefings.Grounding.Training;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;
using InformationMachine.Tests.Briefings.Abstractive.Playing;
using InformationMachine.Tests.Docs;
using InformationMachine.Tests.Threads;
using InformationMachine.Text;

namespace InformationMachine.Tests.Briefings.Abstractive;

/// <summary>What is published of careless and faithful writers over the demo's stories; the benchmark <c>wording</c> measures 500 others.</summary>
public sealed class MeasuredWritersTests : IDisposable
{
    private const int Seeds = 5;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Of_a_careless_writer_s_sentences_at_most_one_in_a_hundred_is_published_false()
    {
        var stories = Stories();
        var spoiler = new Spoiler(new SpoilerPool(stories.SelectMany(story => story.Posts.Select(post => post.Text))));
        var (all, passed) = (0, new List<string>());
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var random = new Random(seed);
            var spoiled = new ConcurrentDictionary<string, SpoiledKind>(StringComparer.Ordinal);
            await using var server = await ModelServer.StartAsync(question =>
            {
                lock (random) return Writers.Careless(question, spoiler, random, 0.3, (text, kind) => spoiled[text] = kind);
            });
            foreach (var (sentence, isTrue) in await PublishAsync(stories, server))
            {
                all++;
                if (spoiled.TryGetValue(sentence.Text, out var kind) && !isTrue) passed.Add($"{kind}: {sentence.Text}");
            }

            spoiled.Count.ShouldBeGreaterThan(20, "nothing was spoiled");
        }

        all.ShouldBeGreaterThan(300, "too little was published to say anything");
        passed.Count.ShouldBeLessThanOrEqualTo(all / 100, string.Join('\n', passed));
        passed.ShouldAllBe(sentence => !sentence.StartsWith("Number:", StringComparison.Ordinal) && !sentence.StartsWith("Negation:", StringComparison.Ordinal) && !sentence.StartsWith("Quotation:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_faithful_writer_s_sentences_survive()
    {
        var drafted = 0;
        await using var server = await ModelServer.StartAsync(question =>
        {
            var answer = Writers.Faithful(question);
            using var json = JsonDocument.Parse(answer);
            if (question.Refused.Count == 0) Interlocked.Add(ref drafted, json.RootElement.GetProperty("sentences").GetArrayLength());
            return answer;
        });
        var published = await PublishAsync(Stories(), server);
        drafted.ShouldBeGreaterThan(80);
        published.Count(item => !item.Sentence.IsExtract).ShouldBeGreaterThanOrEqualTo((int)(0.85 * drafted));
    }

    private static async Task<List<(WordedSentence Sentence, bool IsTrue)>> PublishAsync(List<(Briefing Briefing, IReadOnlyList<Post> Posts)> stories, ModelServer server)
    {
        var options = new ModelOptions { Endpoint = server.Address + "/v1", Name = "played", Context = 65_536, TokensPerDay = 2_000_000_000 };
        await using var store = LiteDbStore.InMemory();
        using var client = new ModelClient(ChatClients.Create(options, "tests", TimeProvider.System, new Dialer()), options);
        var figures = new ModelFigures();
        var writer = new WordingWriter(AbstractiveServices.CreateAccess(store, client, options, figures), options, figures, TimeProvider.System);
        var published = new List<(WordedSentence, bool)>();
        foreach (var (briefing, posts) in stories)
        {
            var wording = await writer.WriteAsync(briefing, posts, TestContext.Current.CancellationToken);
            var said = string.Join(' ', posts.Select(post => GroundingText.Flat($"{post.Title} {post.Text}")));
            published.AddRange(wording.Sections.SelectMany(section => section.Sentences).Select(sentence => (sentence, said.Contains(GroundingText.Flat(sentence.Text), StringComparison.Ordinal))));
        }

        return published;
    }

    /// <summary>The stories that the demo's posts were written for.</summary>
    private List<(Briefing Briefing, IReadOnlyList<Post> Posts)> Stories()
    {
        var samples = Path.Combine(DocumentationTests.Repository, "data", "samples");
        var (file, story) = (_folder.File("posts.jsonl"), DemoPosts.Stories(samples));
        File.WriteAllLines(file, DemoPosts.Read(samples).Select(post => post.Line));
        return [.. PostsFile.Read(file).GroupBy(post => story(post.Guid)).Where(group => group.Count() > 2).Select(group => (IReadOnlyList<Post>)[.. group.OrderBy(post => post.PublishedAt)]).Select(posts => (WordedStory.Brief(1, posts), posts))];
    }
}
