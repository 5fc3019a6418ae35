using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Abstractive;
using InformationMachine.Briefings.Abstractive.Asking;
using InformationMachine.Briefings.Grounding.Training;
using InformationMachine.Briefings.Sections;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;
using InformationMachine.Network;
using InformationMachine.Tests;
using InformationMachine.Tests.Briefings.Abstractive.Playing;
using InformationMachine.Text;

namespace InformationMachine.Benchmarks;

/// <summary>
/// <c>wording</c>: what is published of a careless and of a faithful model's sentences. The stories are real texts, each divided among three
/// authors; the models are played behind a real HTTP server. Seeded: the same figures every time.
/// </summary>
internal static class WordingBenchmark
{
    private const int Seed = 20261130;
    private const int Authors = 3;
    private const int MostDrafted = 4;
    private const int ShortestText = 500;
    private const int LongestText = 6000;

    public static async Task RunAsync(int briefings, string shared, TextWriter output)
    {
        var stories = Stories(shared).Take(briefings).ToList();
        output.WriteLine(Line($"{stories.Count} stories of {stories.Average(story => story.Posts.Count):F1} posts"));
        foreach (var share in new[] { 0.2, 0.5 }) await CarelessAsync(stories, share, output);
        await FaithfulAsync(stories, output);
        await ReworderAsync(output);
    }

    private static async Task CarelessAsync(List<Told> stories, double share, TextWriter output)
    {
        var spoiler = new Spoiler(new SpoilerPool(stories.SelectMany(story => story.Posts.Select(post => post.Text))));
        var random = new Random(Seed);
        var spoiled = new ConcurrentDictionary<string, SpoiledKind>(StringComparer.Ordinal);
        await using var server = await ModelServer.StartAsync(question =>
        {
            lock (random) return Writers.Careless(question, spoiler, random, share, (text, kind) => spoiled[text] = kind);
        });
        var (published, wordings) = await WordAllAsync(stories, server);
        var passed = published.Where(item => spoiled.ContainsKey(item.Sentence.Text) && !item.IsTrue).ToList();
        var refused = wordings.SelectMany(wording => wording.Refused).Count(sentence => spoiled.ContainsKey(sentence.Text));
        output.WriteLine();
        output.WriteLine(Line($"careless, {share:P0} of its sentences false: {spoiled.Count} false sentences drafted, {published.Count} sentences published ({published.Count(item => item.Sentence.IsExtract)} of the posts), {passed.Count} of them false ({(published.Count == 0 ? 0 : 100.0 * passed.Count / published.Count):F2} %); {refused} false ones refused for good"));
        output.WriteLine(Line($"  sections in its words {wordings.Sum(wording => wording.Sections.Count(section => section.Reason is null))}, kept {string.Join(", ", wordings.SelectMany(wording => wording.Sections).Where(section => section.Reason is not null).CountBy(section => section.Reason!).OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"))}"));
        output.WriteLine($"  passed by kind: {string.Join(", ", passed.CountBy(item => spoiled[item.Sentence.Text]).OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"))}");
        foreach (var (sentence, section, _) in passed) output.WriteLine(Line($"  {spoiled[sentence.Text]} in {section} ({sentence.Kind}, {sentence.Score:F2}): {PlainLine.Excerpt(sentence.Text, 300)}"));
    }

    private static async Task FaithfulAsync(List<Told> stories, TextWriter output)
    {
        var drafted = 0;
        await using var server = await ModelServer.StartAsync(question =>
        {
            var answer = Writers.Faithful(question);
            using var json = JsonDocument.Parse(answer);
            if (question.Refused.Count == 0) Interlocked.Add(ref drafted, json.RootElement.GetProperty("sentences").GetArrayLength());
            return answer;
        });
        var (published, wordings) = await WordAllAsync(stories, server);
        var own = published.Count(item => !item.Sentence.IsExtract);
        output.WriteLine();
        output.WriteLine(Line($"faithful, in the posts' words: {drafted} sentences drafted, {own} published ({(double)own / drafted:F3}); refused {Reasons(wordings)}"));
    }

    /// <summary>True sentences in other words, written by hand, about their own texts.</summary>
    private static async Task ReworderAsync(TextWriter output)
    {
        foreach (var file in new[] { "paraphrases.held-out.jsonl", "paraphrases.jsonl" })
        {
            var path = Path.Combine("data", "training", file);
            if (!File.Exists(path)) continue;
            var texts = File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement).Select(json => (Source: json.GetProperty("source").GetString()!, Text: json.GetProperty("text").GetString()!)).GroupBy(item => item.Source).ToList();
            var stories = texts.Select(group => Story(group.Key)).OfType<Told>().ToList();
            var (drafted, again) = (0, 0);
            var reasons = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
            await using var server = await ModelServer.StartAsync(question =>
            {
                if (question.Section != "what") return "{\"sentences\":[]}";
                var source = string.Concat(question.Posts.Select(post => post.Text)).Where(char.IsLetter).Count();
                var own = texts.MinBy(group => Math.Abs(group.Key.Count(char.IsLetter) - source) + (question.Posts.All(post => group.Key.Contains(post.Text.Split('\n')[0], StringComparison.Ordinal)) ? 0 : 1_000_000))!;
                if (question.Refused.Count == 0)
                {
                    Interlocked.Add(ref drafted, own.Take(MostDrafted).Count());
                    return Worded(own.Take(MostDrafted));
                }

                // Told why, it says it in other words once more; where there are none, in the posts'.
                foreach (var (_, reason) in question.Refused) reasons.AddOrUpdate(reason, 1, (_, before) => before + 1);
                var others = own.Skip(MostDrafted).Take(question.Refused.Count).ToList();
                Interlocked.Add(ref again, others.Count);
                return others.Count == 0 ? Writers.Faithful(question) : Worded(others);

                string Worded(IEnumerable<(string Source, string Text)> items) => Writers.Json(items.Select(item => new Writers.Written(item.Text, [.. question.Posts.Select(post => post.Number)], "fact")));
            });
            var (published, _) = await WordAllAsync(stories, server);
            var reworded = texts.SelectMany(group => group.Select(item => item.Text)).ToHashSet(StringComparer.Ordinal);
            var worded = published.Where(item => reworded.Contains(item.Sentence.Text)).ToList();
            output.WriteLine();
            output.WriteLine(Line($"faithful, in other words ({file}): {drafted} sentences drafted, {worded.Count} in other words published ({(double)worded.Count / drafted:F3}), {again} other wordings were given when asked again; the rest was given in the posts' words, or went: {string.Join(", ", reasons.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"))}"));
        }
    }

    private static string Reasons(IEnumerable<ModelWording> wordings) =>
        string.Join(", ", wordings.SelectMany(wording => wording.Refused).CountBy(sentence => sentence.Reason).OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"));

    private static async Task<(List<(WordedSentence Sentence, string Section, bool IsTrue)> Published, List<ModelWording> Wordings)> WordAllAsync(List<Told> stories, ModelServer server)
    {
        var options = new ModelOptions { Endpoint = server.Address + "/v1", Name = "played", Context = 32_768, RequestsPerDay = 1_000_000, TokensPerDay = 2_000_000_000 };
        await using var store = LiteDbStore.InMemory();
        using var client = new ModelClient(ChatClients.Create(options, "benchmark", TimeProvider.System, new Dialer()), options);
        var figures = new ModelFigures();
        var writer = new WordingWriter(AbstractiveServices.CreateAccess(store, client, options, figures), options, figures, TimeProvider.System);
        var (published, wordings) = (new List<(WordedSentence, string, bool)>(), new List<ModelWording>());
        foreach (var story in stories)
        {
            var wording = await writer.WriteAsync(story.Briefing, story.Posts, CancellationToken.None);
            wordings.Add(wording);
            // What another place of the same story says word for word is true, however it came about.
            var all = string.Join(' ', story.Posts.Select(post => GroundingText.Flat(post.Text)));
            published.AddRange(wording.Sections.SelectMany(section => section.Sentences.Select(sentence => (sentence, section.Name, all.Contains(GroundingText.Flat(sentence.Text), StringComparison.Ordinal)))));
        }

        return (published, wordings);
    }

    /// <summary>One story from each text that is long enough, and the cases.</summary>
    private static IEnumerable<Told> Stories(string shared)
    {
        var texts = new[] { "faithful.jsonl", "kite_stories.jsonl", "crisisfacts2022.jsonl", "backgrounds.jsonl" }
            .Select(file => Path.Combine(shared, "briefings", file)).Where(File.Exists).SelectMany(File.ReadLines)
            .SelectMany(line => SentenceMaterial.Texts(JsonDocument.Parse(line).RootElement)).Where(text => text.Length is >= ShortestText and <= LongestText).Distinct(StringComparer.Ordinal);
        return texts.Select(Story).OfType<Told>();
    }

    private static Told? Story(string text)
    {
        var sentences = SentenceSplitter.Split(text).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0).ToList();
        var authors = Math.Min(Authors, sentences.Count);
        if (authors == 0) return null;
        var each = (sentences.Count + authors - 1) / authors;
        ImmutableArray<Post> posts = [.. sentences.Chunk(each).Select((part, i) => Some.Post(i + 1, string.Join(' ', part), $"Outlet {(char)('A' + i)}") with { Title = null, PublishedAt = Some.Time.AddMinutes(20 * i) })];
        var briefing = new BriefingWriter(new BriefingOptions { MinimumPosts = 1 }).Write(new BriefingMaterial { Thread = new ThreadId(1), Posts = posts, Now = posts[^1].PublishedAt, Reason = new BriefingReason(posts.Length, 0, 0) });
        return briefing is null ? null : new Told(posts, briefing);
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);

    private sealed record Told(IReadOnlyList<Post> Posts, Briefing Briefing);
}
