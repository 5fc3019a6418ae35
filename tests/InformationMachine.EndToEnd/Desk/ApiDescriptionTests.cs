using System.Text.Json.Nodes;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>What the machine says of its API is what is checked in.</summary>
public sealed class ApiDescriptionTests
{
    [Fact]
    public async Task The_served_description_is_the_one_in_docs()
    {
        using var installation = new Installation();
        installation.Variables["IM_DESK__ENABLED"] = "true";
        installation.Variables["IM_DESK__PORT"] = "0";
        installation.Configure([]);
        using var machine = installation.Start("run");
        var file = Path.Combine(installation.Data, "desk.json");
        await machine.Until(() => File.Exists(file), TimeSpan.FromSeconds(120), "desk.json");
        using var client = new HttpClient { BaseAddress = new Uri(JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!["address"]!.GetValue<string>()) };
        await FirstSession.BeginAsync(client.BaseAddress, installation.Data);
        client.DefaultRequestHeaders.Add("Cookie", $"im-session={FirstSession.Of(client.BaseAddress)!.Value}");
        var served = JsonNode.Parse(await client.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken))!;
        var shipped = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository(), "docs", "openapi.json"), TestContext.Current.CancellationToken));

        JsonNode.DeepEquals(served, shipped).ShouldBeTrue("docs/openapi.json is not what /api/v1/openapi.json answers; write it anew");
        var operations = served["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).ToList();
        operations.Count.ShouldBeGreaterThan(15);
        operations.ShouldAllBe(operation => operation.Value!["summary"] != null && operation.Value["operationId"] != null);
    }

    private static string Repository()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "InformationMachine.sln"))) at = at.Parent;
        return at.FullName;
    }
}
