using System.Diagnostics;
using System.Globalization;
using InformationMachine.Tests.Feeds.Faults;

namespace InformationMachine.Tests.Feeds.Parsing;

/// <summary>
/// What a document may cost, whatever it is: a second of processor time up to two megabytes. A sample: every kind once, each through
/// another door; the benchmark `markup` takes every kind through every door, with the memory of a process of its own for each.
/// </summary>
[Collection(nameof(FaultsRunAlone))]
public sealed class PathologicalDocumentTests
{
    private const int Size = 2_000_000;

    private const int Tries = 8;
    /// <summary>The aim is a second, which the benchmark `markup` measures on a quiet machine; a busy one counts up to twice as much for the same work.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(3);

    public static TheoryData<string, string> Kinds
    {
        get
        {
            var data = new TheoryData<string, string>();
            var doors = MarkupDoor.All.Where(door => door.IsForBodies).ToList();
            foreach (var (index, kind) in PathologicalDocument.All.Index()) data.Add(kind.Name, kind.IsBody ? doors[index % doors.Count].Name : "feed document");
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_document_costs_little(string kind, string door)
    {
        var text = PathologicalDocument.All.Single(known => known.Name == kind).Write(Size);
        var spent = await SpentAsync(MarkupDoor.All.Single(known => known.Name == door), text);
        spent.ShouldBeLessThan(Most);
    }

    [Fact]
    public async Task Generated_documents_cost_no_more()
    {
        var doors = MarkupDoor.All.Where(door => door.IsForBodies).ToList();
        for (var seed = 0; seed < 200; seed++)
        {
            var spent = await SpentAsync(doors[seed % doors.Count], PathologicalDocument.Generate(seed, 20_000));
            spent.ShouldBeLessThan(Most, string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        }
    }

    [Fact]
    public async Task Reading_ends_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        // Read to its end, or to the end of its budget, it would throw no such thing.
        await Should.ThrowAsync<OperationCanceledException>(() => MarkupDoor.All.Single(door => door.Name == "web page as feed").Read(string.Concat(Enumerable.Repeat("<ul><li>", 2_000_000)), cancelled.Token));
    }

    /// <summary>The least of a few tries: what else the process and a crowded machine do can only add to what the document costs.</summary>
    private static async Task<TimeSpan> SpentAsync(MarkupDoor door, string text)
    {
        var least = TimeSpan.MaxValue;
        using var process = Process.GetCurrentProcess();
        for (var tries = 0; tries < Tries && least >= Most; tries++)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            await door.Read(text, TestContext.Current.CancellationToken);
            process.Refresh();
            least = TimeSpan.FromTicks(Math.Min(least.Ticks, (process.TotalProcessorTime - before).Ticks));
        }

        return least;
    }
}
