using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace InformationMachine.EndToEnd;

/// <summary>Traces reach a collector; here a web server that keeps what it is sent.</summary>
public sealed class TracingTests
{
    [Fact]
    public async Task Polls_and_rounds_are_traced_without_secrets()
    {
        var received = new ConcurrentQueue<string>();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var collector = builder.Build();
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            received.Enqueue(Encoding.Latin1.GetString(body.ToArray()));
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);
        using var installation = new Installation();
        installation.Write("feed.xml", "<rss version='2.0'><channel><title>t</title><item><guid>1</guid><title>One headline</title></item></channel></rss>");
        await using var feeds = await FolderServer.Start(installation.Folder);
        installation.Configure([("harbour", new Uri(feeds.Address, "feed.xml?key=s3cret"))]);
        installation.Variables["IM_TRACING__ENDPOINT"] = $"{collector.Urls.First()}/v1/traces";

        using var machine = installation.Start("run");
        await machine.Until(() => machine.Output.Contains("new posts 1", StringComparison.Ordinal), TimeSpan.FromSeconds(120), "a post");
        await Task.Delay(500, TestContext.Current.CancellationToken);
        machine.Terminate();
        (await machine.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0);

        var spans = string.Join("\n", received);
        foreach (var name in new[] { "poll", "harbour", "link", "brief", "render" }) spans.ShouldContain(name);
        spans.ShouldNotContain("s3cret");
    }
}
