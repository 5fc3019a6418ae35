using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using InformationMachine.EndToEnd.Desk;

namespace InformationMachine.EndToEnd;

/// <summary>
/// A state directory that a user without rights may write, while all else of the file system is read-only: what systemd's ProtectSystem=strict
/// and a container's read-only root leave. Skips the running test where no mount namespace can be made.
/// </summary>
internal sealed class UnprivilegedPlace : IDisposable
{
    private const string User = "61654";
    private readonly string _folder = Directory.CreateTempSubdirectory("machine-recipe-").FullName;

    /// <param name="recipe">Which of the two.</param>
    public UnprivilegedPlace(string recipe)
    {
        State = Directory.CreateDirectory(Path.Combine(_folder, recipe == "container" ? "data" : "state")).FullName;
        Opml = Path.Combine(_folder, "feeds.opml");
        File.WriteAllText(Opml, "<opml version=\"2.0\"><body><outline type=\"rss\" text=\"Lighthouse\" xmlUrl=\"https://lighthouse.example.com/feed\"/></body></opml>");
        if (!OperatingSystem.IsLinux() || SmallDisk.Run("unshare", "--mount", "true") != 0 || SmallDisk.Run("setpriv", "--version") != 0) Assert.Skip("A mount namespace can only be made by root on Linux.");
        // Whoever runs the machine may look into the folder, but not write there.
        SmallDisk.Run("chmod", "755", _folder).ShouldBe(0);
        Give();
    }

    /// <summary>The only directory that can be written.</summary>
    public string State { get; }

    public string Opml { get; }

    /// <summary>Runs a verb to its end; STATE and SAMPLES in it are paths.</summary>
    public async Task<(int Code, string Output, string Errors)> Run(string verb, bool isConfigurationReadOnly = false)
    {
        if (verb == "USE SAMPLES")
        {
            var file = Path.Combine(State, "config", "feeds.json");
            using var known = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var lighthouse = known.RootElement.GetProperty("feeds").EnumerateArray().Single(feed => feed.GetProperty("id").GetString() == "lighthouse").GetRawText().Replace("{", "{\"enabled\":false,", StringComparison.Ordinal);
            await File.WriteAllTextAsync(file, EditorsMachine.Feeds(lighthouse), TestContext.Current.CancellationToken);
            return (0, "", "");
        }

        using var process = Process.Start(Describe(verb, isConfigurationReadOnly))!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts a verb that goes on.</summary>
    public MachineProcess Start(string verb, bool isConfigurationReadOnly = false) => MachineProcess.Start(Describe(verb, isConfigurationReadOnly));

    /// <summary>Where the running machine serves its desk.</summary>
    public async Task<Uri> AddressAsync()
    {
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(State, "desk.json"), TestContext.Current.CancellationToken));
        return new Uri(json.RootElement.GetProperty("address").GetString()!);
    }

    /// <summary>A program that acts as operator.</summary>
    public async Task<HttpClient> ProgramAsync()
    {
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(State, "desk.json"), TestContext.Current.CancellationToken));
        var client = new HttpClient { BaseAddress = await AddressAsync() };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", json.RootElement.GetProperty("secret").GetString());
        return client;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What a test has put there belongs to the machine's user, as the recipes leave it.</summary>
    public void Give() => SmallDisk.Run("chown", "-R", $"{User}:{User}", State);

    private ProcessStartInfo Describe(string verb, bool isConfigurationReadOnly)
    {
        Give();
        var config = Path.Combine(State, "config");
        var verbs = verb.Replace("SAMPLES/feeds.opml", Opml, StringComparison.Ordinal).Replace("SAMPLES", EditorsMachine.Samples, StringComparison.Ordinal).Replace("STATE", State, StringComparison.Ordinal);
        // What is mounted in the namespace alone goes with it. The state directory is bound over itself before all else becomes read-only.
        var script = $"""
            set -e
            mount --make-rprivate /
            mount --bind {State} {State}
            mount -o remount,bind,ro /
            for place in /tmp /work /home /var; do mountpoint -q $place && mount -o remount,bind,ro $place || true; done
            {(isConfigurationReadOnly ? $"mount --bind {config} {config} && mount -o remount,bind,ro {config}" : "true")}
            cd /
            exec setpriv --reuid {User} --regid {User} --clear-groups --no-new-privs --bounding-set=-all env HOME=/nonexistent TMPDIR={State}/tmp IM_DATA={State} IM_CONFIG={config} dotnet {Path.Combine(AppContext.BaseDirectory, "InformationMachine.dll")} {verbs}
            """;
        var start = new ProcessStartInfo("unshare") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = "/" };
        foreach (var argument in new[] { "--mount", "bash", "-c", script }) start.ArgumentList.Add(argument);
        foreach (var (name, value) in new[] { ("IM_DESK__PORT", "0"), ("IM_DESK__REQUESTSPERTENSECONDS", "5000"), ("DOTNET_EnableDiagnostics", "0") }) start.Environment[name] = value;
        return start;
    }
}
