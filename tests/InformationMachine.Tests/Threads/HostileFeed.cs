using System.Globalization;
using System.Text.Json;

namespace InformationMachine.Tests.Threads;

/// <summary>What one feed can publish to decide how others are linked: many times as many posts as all others together.</summary>
/// <param name="honest">The others' texts, which it reads too.</param>
/// <param name="from">When it begins.</param>
/// <param name="to">When it ends.</param>
internal sealed class HostileFeed(IReadOnlyList<string> honest, DateTimeOffset from, DateTimeOffset to)
{
    private const string Feed = "flood";
    private readonly Random _random = new(5);

    /// <summary>The ways it goes about it.</summary>
    public static IReadOnlyList<string> Ways { get; } = ["chatter", "copies", "everybody's words", "one word", "bridges", "honest copies", "signed by others"];

    /// <summary>Its posts as lines of JSONL, spread over the time.</summary>
    public IEnumerable<(DateTimeOffset Time, string Line)> Publish(string way, int posts)
    {
        for (var i = 0; i < posts; i++)
        {
            var time = from + ((to - from) * ((i + 0.5) / posts));
            var line = JsonSerializer.Serialize(new { id = string.Create(CultureInfo.InvariantCulture, $"{Feed}-{i}"), time = time.ToString("O", CultureInfo.InvariantCulture), feed = Feed, author = Author(way, i), text = Text(way, i) });
            yield return (time, line);
        }
    }

    private static string Author(string way, int i) => way == "signed by others" ? "Northwire" : string.Create(CultureInfo.InvariantCulture, $"byline {i % 40}");

    private string Text(string way, int i) => way switch
    {
        "chatter" => Words(_random.Next(6, 20), alike: 60),
        "copies" => "Big savings this week only at our store, click now and never miss an offer again",
        "everybody's words" => string.Join(' ', Enumerable.Range(0, 60).Select(_ => Word(Any()))),
        "one word" => $"Meridian {Words(10, alike: 4000)}",
        "bridges" => $"{Part(Any())} {Part(Any())}",
        "honest copies" => Any(),
        _ => $"{Part(Any())} {Words(8, alike: 500)}",
    };

    private string Any() => honest[_random.Next(honest.Count)];

    private string Part(string text)
    {
        var words = text.Split(' ');
        var start = _random.Next(Math.Max(1, words.Length - 25));
        return string.Join(' ', words.Skip(start).Take(25));
    }

    private string Word(string text) => text.Split(' ')[_random.Next(text.Split(' ').Length)];

    private string Words(int count, int alike) => string.Join(' ', Enumerable.Range(0, count).Select(_ => $"word{_random.Next(alike).ToString(CultureInfo.InvariantCulture)}"));
}
