using System.Text.Json;
using InformationMachine.EndToEnd.Briefings;
using InformationMachine.Tests.Briefings.Abstractive.Playing;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>The desk of a machine whose briefings a model words.</summary>
public sealed class WordedDeskTests
{
    private const string Stated = "The swing bridge at Port Brannoch was closed on Monday after inspectors found a crack of 40 centimetres in its main bearing.";

    [Fact]
    public async Task Editors_see_both_writings_what_was_refused_and_how_the_model_does()
    {
        using var installation = new Installation();
        installation.Variables["IM_DESK__ENABLED"] = "true";
        installation.Variables["IM_DESK__PORT"] = "0";
        await using var model = await ModelServer.StartAsync(Play);
        await using var server = await BridgeStory.ServeAsync(installation, model.Address + "/v1");
        using var machine = installation.Start("run");
        await machine.Until(() => machine.Output.Contains("worded by the model", StringComparison.Ordinal), TimeSpan.FromMinutes(2), "wording");
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(installation.Data, "desk.json"), TestContext.Current.CancellationToken));
        var address = new Uri(json.RootElement.GetProperty("address").GetString()!);
        await FirstSession.BeginAsync(address, installation.Data);
        using var desk = FirstSession.Client(address);
        var page = await desk.GetStringAsync("/threads/1", TestContext.Current.CancellationToken);
        page.ShouldContain("Worded by played");
        page.ShouldContain(Stated);
        page.ShouldContain("<details class=\"own-words\">");
        page.ShouldContain("<span class=\"tag\">Conclusion</span>");
        page.ShouldContain("<b>number</b> in what: <q>The bridge was closed after inspectors found a crack of 90 centimetres in its main bearing.</q>");
        var state = await desk.GetStringAsync("/machine", TestContext.Current.CancellationToken);
        state.ShouldContain("Model played");
        state.ShouldContain("1 sentences refused (number 1)");
        var metrics = await desk.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        metrics.ShouldContain("im_model_requests ");
        metrics.ShouldContain("im_model_refused_sentences{reason=\"number\"} 1");
        metrics.ShouldContain("im_model_sections{by=\"model\"} 2");
        using var briefing = JsonDocument.Parse(await desk.GetStringAsync("/api/v1/threads/1/briefing", TestContext.Current.CancellationToken));
        briefing.RootElement.GetProperty("wording").GetProperty("sections").GetProperty("what")[0].GetProperty("text").GetString().ShouldBe(Stated);
        briefing.RootElement.GetProperty("writer").GetString().ShouldBe("extractive");
    }

    /// <summary>Two true sentences and one with a figure of its own, which stays wrong when it is asked for again; a conclusion.</summary>
    private static string Play(ServedQuestion question)
    {
        var bridge = question.Posts.Single(post => post.Text.Contains("40 centimetres", StringComparison.Ordinal)).Number;
        var wrong = new Writers.Written("The bridge was closed after inspectors found a crack of 90 centimetres in its main bearing.", [bridge], "fact");
        return question switch
        {
            { Section: "what", Refused.Count: > 0 } => Writers.Json(wrong),
            { Section: "what" } => Writers.Json(new Writers.Written(Stated, [bridge], "fact"), new Writers.Written("Nobody was injured.", [bridge], "fact"), wrong),
            { Section: "why" } => Writers.Json(new Writers.Written("With the bridge closed, 6,200 vehicles a day need another way.", [bridge], "inference")),
            _ => Writers.Json(),
        };
    }
}
