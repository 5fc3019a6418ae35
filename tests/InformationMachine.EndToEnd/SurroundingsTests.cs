using System.Net;
using System.Text;

namespace InformationMachine.EndToEnd;

/// <summary>Faults of what a machine stands on: disks that are full or read-only, directories under two names, configuration turned to garbage.</summary>
public sealed class SurroundingsTests
{
    private const int Locked = 75;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("size=48m", false)]
    [InlineData("size=48m,nr_inodes=2000", true)]
    public async Task A_single_round_on_a_full_disk_ends_with_a_message_and_works_once_there_is_room(string options, bool takesInodes)
    {
        using var installation = new Installation();
        using var disk = new SmallDisk(installation.Data, options);
        await using var server = await FolderServer.Start(RealFeeds.Folder);
        installation.Configure(RealFeeds.At(server.Address).Take(3));
        // Before there is a data file, and with one.
        for (var round = 0; round < 2; round++)
        {
            if (takesInodes) disk.TakeInodes();
            else disk.Fill();
            var (code, _, errors) = await installation.Run("run", "--once");
            code.ShouldBeOneOf(1, 78);
            errors.ShouldNotContain("   at InformationMachine.Program", Case.Sensitive, "a message, no stack trace");
            errors.ShouldNotContain("Unhandled");
            errors.ToLowerInvariant().ShouldContain(takesInodes ? "no space left" : "room");
            disk.Free();
            (await installation.Run("run", "--once")).Code.ShouldBe(0);
        }

        await using var store = installation.OpenStore();
        store.Counts().Posts.ShouldBeGreaterThan(0);
        Invariants.Check(store);
    }

    [Fact]
    public async Task On_a_disk_that_became_read_only_nothing_runs_and_what_was_published_can_be_read()
    {
        using var installation = new Installation();
        using var disk = new SmallDisk(installation.Data, "size=96m");
        await using var server = await FolderServer.Start(RealFeeds.Folder);
        installation.Configure(RealFeeds.At(server.Address).Take(2));
        (await installation.Run("run", "--once")).Code.ShouldBe(0);
        disk.Remount("ro");
        foreach (var verb in new[] { new[] { "run", "--once" }, ["archive"], ["compact"], ["run"] })
        {
            var (code, _, errors) = await installation.Run(verb);
            code.ShouldBe(78, errors);
            errors.ShouldContain("cannot be written");
        }

        var (read, output, said) = await installation.Run("export", "--kinds", "posts");
        read.ShouldBe(0, said);
        output.Length.ShouldBeGreaterThan(1000);
        said.ShouldContain("snapshot");
        disk.Remount("rw");
        (await installation.Run("doctor")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task One_directory_under_two_names_has_one_machine()
    {
        using var installation = new Installation();
        installation.Configure([]);
        using var machine = installation.Start("run");
        await machine.Until(() => machine.Output.Contains("Feeds polled from now on: 0", StringComparison.Ordinal), Patience, "polling");
        var link = Path.Combine(installation.Folder, "link");
        Directory.CreateSymbolicLink(link, installation.Data);
        (await installation.Run("run", "--once", "--data", link)).Code.ShouldBe(Locked);
        var mounted = Directory.CreateDirectory(Path.Combine(installation.Folder, "mounted")).FullName;
        if (SmallDisk.Run("mount", "--bind", installation.Data, mounted) != 0) return;
        try
        {
            (await installation.Run("run", "--once", "--data", mounted)).Code.ShouldBe(Locked);
            File.Delete(Path.Combine(mounted, "machine.lock"));
            (await installation.Run("run", "--once", "--data", mounted)).Code.ShouldBe(Locked);
        }
        finally
        {
            SmallDisk.Run("umount", "-l", mounted);
        }
    }

    [Fact]
    public async Task Configuration_that_turns_to_garbage_changes_nothing_and_comes_back()
    {
        using var installation = new Installation();
        await using var server = await FolderServer.Start(RealFeeds.Folder);
        installation.Configure(RealFeeds.At(server.Address).Take(1));
        installation.Write("config/machine.json", "{}");
        foreach (var (name, value) in new[] { ("IM_DESK__ENABLED", "true"), ("IM_DESK__PORT", "0") }) installation.Variables[name] = value;
        using var machine = installation.Start("run");
        await machine.Until(() => machine.Output.Contains("Feeds polled from now on: 1", StringComparison.Ordinal) && File.Exists(Path.Combine(installation.Data, "desk.json")), Patience, "polling");
        var address = installation.Address();
        await Desk.FirstSession.BeginAsync(address, installation.Data);
        using var client = Desk.FirstSession.Client(address);
        var feeds = await File.ReadAllBytesAsync(Path.Combine(installation.Folder, "config", "feeds.json"), Cancellation);
        var garbage = new byte[4096];
        new Random(7).NextBytes(garbage);
        var refused = 0;
        foreach (var (file, sound) in new[] { ("config/feeds.json", feeds), ("config/machine.json", "{}"u8.ToArray()), ("data/accounts.json", null) })
        {
            foreach (var bad in new[] { garbage, [], "[[[[[["u8.ToArray(), Encoding.UTF8.GetBytes(new string('[', 200_000)) })
            {
                await File.WriteAllBytesAsync(Path.Combine(installation.Folder, file), bad, Cancellation);
                // The same complaint about the accounts is made once.
                if (sound is not null || bad == garbage) refused++;
                var expected = refused;
                await machine.Until(() => Refusals(machine) >= expected, Patience, $"a refusal of {file}");
                // Later the desk stands elsewhere: with changed settings the machine begins anew.
                if (sound == feeds) (await client.GetStringAsync("/metrics", Cancellation)).ShouldContain("im_configuration_refused 1\n");
                if (sound is not null) (await installation.Run("status")).Output.ShouldContain("config     is refused", Case.Sensitive, file);
                if (sound is null) await Task.Delay(2500, Cancellation);
            }

            if (sound is null) File.Delete(Path.Combine(installation.Folder, file));
            else await File.WriteAllBytesAsync(Path.Combine(installation.Folder, file), sound, Cancellation);
            if (sound == feeds) await machine.Until(async () => (await client.GetStringAsync("/metrics", Cancellation)).Contains("im_configuration_refused 0\n", StringComparison.Ordinal), Patience, "a configuration in effect");
            (await installation.Run("status")).Output.ShouldNotContain("is refused", Case.Sensitive, file);
            await Task.Delay(3000, Cancellation);
            refused = Refusals(machine);
        }

        installation.Configure(RealFeeds.At(server.Address).Take(2));
        await machine.Until(() => machine.Output.Contains("feeds polled: 2", StringComparison.Ordinal), Patience, "the two feeds");
        machine.Terminate();
        (await machine.WaitAsync(Patience)).ShouldBe(0, machine.Output);
    }

    [Fact]
    public async Task A_swarm_of_feeds_that_drip_keeps_honest_ones_waiting_no_longer_than_their_deadlines()
    {
        const int Swarm = 200;
        using var installation = new Installation();
        await using var honest = await FolderServer.Start(RealFeeds.Folder);
        await using var drip = await DripServer.StartAsync();
        installation.Variables["IM_FEEDS__TIMEOUT"] = "00:00:02";
        installation.Variables["IM_FEEDS__RETRIES"] = "0";
        // A host of its own each: nothing but the number of fetches at once holds them back.
        var swarm = Enumerable.Range(0, Swarm).Select(n => ($"drip-{n}", new Uri($"http://127.1.{n / 100}.{(n % 100) + 1}:{drip.Port}/")));
        installation.Configure([.. swarm, .. RealFeeds.At(honest.Address).Take(3)]);
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        using var machine = installation.Start("run");
        await machine.Until(() => honest.Answers.Select(answer => answer.Path).Distinct().Count() == 3, Patience, "the honest feeds");
        // Thirty-two at once, two seconds each, and what a crowded machine needs to start.
        System.Diagnostics.Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(45));
        var stopped = System.Diagnostics.Stopwatch.GetTimestamp();
        machine.Terminate();
        (await machine.WaitAsync(Patience)).ShouldBe(0, machine.Output);
        System.Diagnostics.Stopwatch.GetElapsedTime(stopped).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private static int Refusals(MachineProcess machine) => machine.Output.Split("The changed configuration is refused").Length - 1;

    /// <summary>Answers on every loopback address, a byte at a time, without end.</summary>
    private sealed class DripServer : IAsyncDisposable
    {
        private readonly System.Net.Sockets.TcpListener _listener = new(IPAddress.Any, 0);
        private readonly CancellationTokenSource _end = new();
        private Task _serving = Task.CompletedTask;

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public static Task<DripServer> StartAsync()
        {
            var server = new DripServer();
            server._listener.Start(512);
            server._serving = server.ServeAsync();
            return Task.FromResult(server);
        }

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            _listener.Stop();
            await _serving;
            _end.Dispose();
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true) _ = DripAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or System.Net.Sockets.SocketException or ObjectDisposedException)
            {
                // The end of the test.
            }
        }

        private async Task DripAsync(System.Net.Sockets.TcpClient client)
        {
            using (client)
            {
                try
                {
                    await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<rss>"u8.ToArray(), _end.Token);
                    while (true)
                    {
                        await client.GetStream().WriteAsync(" "u8.ToArray(), _end.Token);
                        await Task.Delay(200, _end.Token);
                    }
                }
                catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
                {
                    // It went away.
                }
            }
        }
    }
}
