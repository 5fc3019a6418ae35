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
        await using var server = await BridgeStory.ServeAsync(installation, model.Address + "/v1");
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
}
