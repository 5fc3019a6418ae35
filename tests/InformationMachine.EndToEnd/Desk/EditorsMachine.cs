using System.Net.Http.Json;
using System.Text.Json;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>
/// A machine that runs as it does for an operator, on feeds of our own writing some of whose stories the linker is in doubt about: what
/// editors and operators do with Review, dialogs and feeds is tried on it.
/// </summary>
public class EditorsMachine : SampleMachine
{
    /// <summary>Its feeds.</summary>
    public static string Samples => Path.Combine(AppContext.BaseDirectory, "Desk", "Samples");

    protected override string Data => Installation.Data;

    /// <summary>Of three stories the machine is sure enough to brief them at once.</summary>
    protected override (int Posts, int Versions) Expected => (21, 3);

    /// <summary>Writes feeds.json with the sample feeds.</summary>
    internal static void Configure(string folder) => File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "config")).FullName, "feeds.json"), Feeds());

    /// <summary>The sample feeds as feeds.json, and others as they stand.</summary>
    internal static string Feeds(params string[] others) =>
        $"{{ \"feeds\": [ {string.Join(", ", Directory.GetFiles(Samples, "*.jsonl").Order(StringComparer.Ordinal).Select(path => JsonSerializer.Serialize(new { id = Path.GetFileNameWithoutExtension(path), url = path, kind = "jsonl" })).Concat(others))} ] }}";

    /// <summary>A decision of somebody else.</summary>
    public async Task<int> DecideAsync(object decision)
    {
        using var response = await Program.PostAsJsonAsync("/api/v1/decisions", decision, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonDocument.Parse(text).RootElement.GetProperty("id").GetInt32();
    }

    internal override MachineProcess Start()
    {
        Installation.Variables["IM_FEEDS__ALLOWPRIVATENETWORKS"] = "false";
        Installation.Variables["IM_BRIEFINGS__DECISIONPAUSE"] = "00:00:00";
        Configure(Installation.Folder);
        return Installation.Start("run");
    }
}
