using InformationMachine.Cli;

namespace InformationMachine.Tests.Cli;

public sealed class RuleJudgementsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Judgements_turn_hits_into_precision()
    {
        var hits = Enumerable.Range(0, 25).Select(i => new RuleHit("en/subscribe", $"h{i}", "", true, "", "", "")).ToList();
        var lines = hits.Take(19).Select(hit => $"en/subscribe\t{hit.Hash}\tright").Append("""{"rule":"en/subscribe","hash":"h19","verdict":"right"}""").Append("# a remark");
        var row = Read(lines).Row("en/subscribe", hits);
        (row.Hits, row.Judged, row.Right, row.Precision, row.May).ShouldBe((25, 20, 20, 1.0, "remove"));
        Read(lines.Append("en/subscribe h20 wrong")).Row("en/subscribe", hits).May.ShouldBe("go");
        Read(lines.Skip(1)).Row("en/subscribe", hits).May.ShouldBe("lower");
    }

    [Fact]
    public void A_line_that_judges_nothing_is_refused() =>
        Should.Throw<RefusedException>(() => Read(["en/subscribe h1 perhaps"])).Message.ShouldContain(":1:");

    [Fact]
    public void Hits_are_found_once_in_feeds_and_posts()
    {
        File.WriteAllText(_folder.File("a.jsonl"), """
            {"id":"1","time":"2026-05-01T10:00:00Z","text":"The bridge is closed to lorries. Click here for the list of detours around the bridge."}
            {"id":"2","time":"2026-05-01T11:00:00Z","text":"Click here for the list of detours around the bridge."}
            """);
        File.WriteAllText(_folder.File("b.xml"), """<rss version="2.0"><channel><title>Quay</title><item><title>Bridge closed to lorries on Monday</title><description>Stay tuned for the second part of our notes.</description></item></channel></rss>""");
        RuleHits.In(_folder.Path, TestContext.Current.CancellationToken).Select(hit => (hit.Rule, hit.Before, hit.Where)).ShouldBe(
            [("en/click", "The bridge is closed to lorries.", "a.jsonl"), ("en/lets", "", "b.xml")]);
    }

    private RuleJudgements Read(IEnumerable<string> lines)
    {
        File.WriteAllLines(_folder.File("judged"), lines);
        return RuleJudgements.Read(_folder.File("judged"));
    }
}
