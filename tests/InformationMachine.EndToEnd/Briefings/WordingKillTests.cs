using InformationMachine.Data.Threads;
using InformationMachine.Tests.Briefings.Abstractive.Playing;

namespace InformationMachine.EndToEnd.Briefings;

/// <summary>kill -9 of the real program while it waits for a model.</summary>
public sealed class WordingKillTests
{
    [Fact]
    public async Task A_kill_in_the_middle_of_a_request_leaves_nothing_half_and_repeats_at_most_that_request()
    {
        using var installation = new Installation();
        var hangs = true;
        await using var model = await ModelServer.StartAsync(question => new ServedAnswer(Writers.Faithful(question)) { Delay = hangs && question.Section == "why" ? TimeSpan.FromMinutes(5) : TimeSpan.Zero });
        await using var server = await FolderServer.Start(installation.Folder);
        installation.Write("bridge.xml", Feed);
        installation.Configure([("bridge", new Uri(server.Address, "bridge.xml"))]);
        installation.Variables["IM_BRIEFINGS__WRITER"] = "model";
        installation.Variables["IM_MODEL__ENDPOINT"] = model.Address + "/v1";
        installation.Variables["IM_MODEL__NAME"] = "played";
        installation.Variables["IM_MODEL__CONTEXT"] = "16384";
        installation.Variables["IM_THREADS__JOINFROM"] = "0.05";
        installation.Variables["IM_THREADS__PUBLISHFROM"] = "0.01";
        using (var machine = installation.Start("run"))
        {
            await machine.Until(() => model.Asked.Any(question => question.Section == "why"), TimeSpan.FromMinutes(2), "question about why it matters");
            // The page is there although the model has not answered.
            Directory.EnumerateFiles(Path.Combine(installation.Site, "threads"), "*.html").ShouldNotBeEmpty();
            machine.Kill();
            await machine.WaitAsync(TimeSpan.FromSeconds(10));
        }

        await using (var store = installation.OpenStore())
        {
            store.LastWording.ShouldBe(0);
            store.AnswersFrom(DateTimeOffset.MinValue).Count.ShouldBe(model.Asked.Count - 1);
        }

        hangs = false;
        var before = model.Asked.Count;
        var last = await installation.Run("run", "--once");
        last.Code.ShouldBe(0, last.Errors);
        model.Asked.Skip(before).Count(question => question.Section == "why").ShouldBe(1);
        model.Asked.CountBy(question => (question.Section, question.Refused.Count)).ShouldAllBe(pair => pair.Value == (pair.Key.Section == "why" && pair.Key.Count == 0 ? 2 : 1));
        await using var whole = installation.OpenStore();
        Invariants.Check(whole);
        var wording = whole.WordingsAfter(0).ShouldHaveSingleItem();
        wording.Worded("what").ShouldNotBeNull();
        (await File.ReadAllTextAsync(Path.Combine(installation.Site, "threads", $"{new ThreadId(wording.Thread.Value)}.html"), TestContext.Current.CancellationToken)).ShouldContain("worded-by");
    }

    private const string Feed = """
        <rss version="2.0"><channel><title>Coastline Weekly</title><link>https://coast.example/</link>
        <item><guid>1</guid><title>Brannoch swing bridge closed after crack is found</title><pubDate>Mon, 02 Mar 2026 08:10:00 GMT</pubDate><description>The swing bridge at Port Brannoch was closed on Monday after inspectors found a crack of 40 centimetres in its main bearing. The harbour authority said about 6,200 vehicles cross the bridge on a working day. Nobody was injured.</description></item>
        <item><guid>2</guid><title>Repair of the Brannoch swing bridge may take until June</title><pubDate>Tue, 03 Mar 2026 09:30:00 GMT</pubDate><description>The bearing of the Brannoch swing bridge has to be replaced, and the repair may take until June. The harbour authority puts the cost at 4.8 million crowns. Inspectors found a crack in the main bearing on Monday.</description></item>
        <item><guid>3</guid><title>Ferry to replace Brannoch swing bridge from 16 March</title><pubDate>Fri, 06 Mar 2026 11:00:00 GMT</pubDate><description>A ferry will cross the harbour of Port Brannoch every 20 minutes until the swing bridge with the cracked bearing is repaired, the council decided by 14 votes to 9. The ferry carries 30 cars.</description></item>
        </channel></rss>
        """;
}
