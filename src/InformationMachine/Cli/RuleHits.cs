using System.Security.Cryptography;
using System.Text;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Feeds.Sources;
using InformationMachine.Text;

namespace InformationMachine.Cli;

/// <summary>Reads feeds from disk as the machine would and finds what the rules say of their sentences.</summary>
internal static class RuleHits
{
    private static readonly string[] Documents = [".xml", ".rss", ".atom", ".rdf", ".json"];

    /// <summary>File by file in the order of their names. A file that holds neither a feed nor posts is passed over with a word on standard error.</summary>
    public static IEnumerable<RuleHit> In(string directory, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(directory)) throw new RefusedException(ExitCode.Failed, $"{directory}: there is no such directory.");
        var seen = new HashSet<(string, string)>();
        foreach (var path in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var hit in Posts(path, cancellationToken).SelectMany(post => Of(post, Path.GetRelativePath(directory, path))))
            {
                if (seen.Add((hit.Rule, hit.Hash))) yield return hit;
            }
        }
    }

    public static string Hash(string sentence) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sentence)).AsSpan(0, 8));

    private static IEnumerable<RuleHit> Of(Post post, string where)
    {
        var lines = new List<(string Text, string Rule)>();
        var sentences = Passages.Sentences(Trimmer.Text(post.Text), (line, rule) => lines.Add((line.Trim(), rule))).Select(sentence => sentence.Text).ToList();
        if (post.Title is { } title && SentenceFilter.Headline(title, post.Author, out _) is var verdict)
        {
            if (verdict.CutBy is { } cut) yield return new RuleHit(cut, Hash(title), title, IsRemoved: false, "", verdict.Text ?? "", where) { IsCut = true };
            if (verdict.Rule is { } said) yield return new RuleHit(said, Hash(title), title, verdict.Text is null, "", sentences.FirstOrDefault() ?? "", where);
        }

        foreach (var (line, rule) in lines.Where(line => line.Text.Length > 0)) yield return new RuleHit(rule, Hash(line), line, true, "", "", where);
        for (var i = 0; i < sentences.Count; i++)
        {
            var judged = SentenceFilter.Sentence(sentences[i]);
            if (judged.CutBy is { } cut) yield return new RuleHit(cut, Hash(sentences[i]), sentences[i], IsRemoved: false, "", judged.Text ?? "", where) { IsCut = true };
            if (judged.Rule is not { } rule) continue;
            var isTold = judged.Text is not null && SentenceFilter.HasFact(judged.Text, judged.Words!);
            yield return new RuleHit(rule, Hash(sentences[i]), sentences[i], !isTold, i > 0 ? sentences[i - 1] : "", i + 1 < sentences.Count ? sentences[i + 1] : "", where);
        }
    }

    private static IEnumerable<Post> Posts(string path, CancellationToken cancellationToken)
    {
        var isPosts = path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);
        if (!isPosts && !Documents.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)) return [];
        try
        {
            if (isPosts) return [.. PostsFile.Read(path)];
            var feed = new FeedParser().Parse(File.ReadAllBytes(path), contentType: null, baseUrl: null, cancellationToken);
            var config = new FeedConfig { Id = FeedId.Parse("feed"), Url = new Uri("https://feed.invalid/") };
            return new PostNormalizer(new FeedOptions()).Normalize(config, feed, DateTimeOffset.UnixEpoch.AddYears(60));
        }
        catch (Exception e) when (e is NotAFeedException or RefusedException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{path}: passed over ({e.Message})");
            return [];
        }
    }
}
