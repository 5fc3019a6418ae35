using System.Globalization;
using System.Text.Json;

namespace InformationMachine.Benchmarks;

/// <summary>
/// A seeded stream of posts without end. Its words follow the frequencies of real posts where the labelled streams lie beside the
/// repository, and Zipf's law otherwise; each story repeats a few words of its own, drawn like all others but rare ones.
/// </summary>
internal sealed class PostStream
{
    private const int WordsAPost = 10;
    private const int WordsAStory = 5;
    private const int OwnWordsAPost = 3;

    private readonly string[] _words;
    private readonly double[] _upTo;
    private readonly int _common;
    private readonly Random _random;
    private readonly List<int[]> _stories = [];
    private readonly double _continuing;

    /// <param name="seed">Where chance starts.</param>
    /// <param name="continuing">The share of posts, 0 to 1, that continue one of the latest stories instead of starting one.</param>
    public PostStream(int seed, double continuing)
    {
        _random = new Random(seed);
        _continuing = continuing;
        (_words, var counts, IsReal) = Frequencies();
        _upTo = new double[counts.Length];
        var sum = 0.0;
        for (var i = 0; i < counts.Length; i++) _upTo[i] = sum += counts[i];
        _common = Math.Min(counts.Length / 10, 500);
    }

    /// <summary>True where the frequencies are those of real posts.</summary>
    public bool IsReal { get; }

    /// <summary>The next posts' texts.</summary>
    public IEnumerable<string> Take(int posts) => Enumerable.Range(0, posts).Select(_ => Next());

    private string Next()
    {
        if (_stories.Count == 0 || _random.NextDouble() >= _continuing) _stories.Add([.. Enumerable.Range(0, WordsAStory).Select(_ => RareWord())]);
        var latest = Math.Min(_stories.Count, 20_000);
        var story = _stories[^(1 + (int)(latest * Math.Pow(_random.NextDouble(), 2)) % latest)];
        var own = Enumerable.Range(0, OwnWordsAPost).Select(_ => _words[story[_random.Next(story.Length)]]);
        return string.Join(' ', own.Concat(Enumerable.Range(0, WordsAPost - OwnWordsAPost).Select(_ => _words[Word()])));
    }

    private int Word()
    {
        var at = Array.BinarySearch(_upTo, _random.NextDouble() * _upTo[^1]);
        return Math.Min(at < 0 ? ~at : at, _words.Length - 1);
    }

    private int RareWord()
    {
        while (true)
        {
            var word = Word();
            if (word >= _common) return word;
        }
    }

    /// <summary>Words by falling frequency. Real posts are few; words seen once stand for many never seen, which are made up to a vocabulary of 200,000.</summary>
    private static (string[] Words, double[] Counts, bool IsReal) Frequencies()
    {
        const int vocabulary = 200_000;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in RealTexts().SelectMany(text => text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            counts[word] = counts.GetValueOrDefault(word) + 1;
        var known = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        var rest = Enumerable.Range(known.Count, Math.Max(0, vocabulary - known.Count))
            .Select(rank => (Word: string.Create(CultureInfo.InvariantCulture, $"w{rank}x"), Count: known.Count == 0 ? 1e6 / (rank + 3) : (double)known.Count / rank)).ToList();
        return ([.. known.Select(pair => pair.Key), .. rest.Select(pair => pair.Word)], [.. known.Select(pair => (double)pair.Value), .. rest.Select(pair => pair.Count)], known.Count > 0);
    }

    private static IEnumerable<string> RealTexts()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "../../../../../../shared/stories");
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.jsonl") : [];
        foreach (var line in files.Where(name => !name.EndsWith(".gold.jsonl", StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(File.ReadLines))
        {
            using var post = JsonDocument.Parse(line);
            yield return post.RootElement.GetProperty("text").GetString()!;
        }
    }
}
