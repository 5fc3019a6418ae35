using System.Net;
using InformationMachine.Configuration;
using InformationMachine.Desk.Accounts;
using InformationMachine.Desk.Serving;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace InformationMachine.Desk;

/// <summary>
/// Serves the desk beside the machine, as a web application of its own that shares the machine's parts. Where it cannot be served the
/// machine goes on: feeds are still read and briefings written.
/// </summary>
internal sealed partial class DeskServer(IServiceProvider machine, DeskOptions options, MachinePaths paths, ILogger<DeskServer> logger) : IHostedService, IAsyncDisposable
{
    private WebApplication? _app;
    private FirstKey? _first;

    /// <summary>Where it is served; null while it is not.</summary>
    public Uri? Address { get; private set; }

    /// <summary>The address that opens it, with the first key in it where there are no accounts.</summary>
    public Uri? Link => Address is null || _first is null ? null : new Uri(Reachable(Address), options.PathBase.TrimStart('/') + (options.PathBase.Length > 1 ? "/" : "") + _first.Link);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // What a killed machine left behind would lead verbs and probes to nobody.
        File.Delete(Path.Combine(paths.Data, MachineToken.FileName));
        if (!options.Enabled) return;
        var accounts = new AccountFile(machine.GetRequiredService<IDocuments>(), TimeProvider.System);
        var address = DeskAddress.Of(options, accounts);
        if (!address.Equals(IPAddress.Parse(options.Address))) OnlyHere(options.Address);
        var token = new MachineToken(Path.Combine(paths.Data, MachineToken.FileName));
        var app = DeskApplication.Create(machine, new IPEndPoint(address, options.Port), paths, accounts, token);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            await app.DisposeAsync();
            NotServed(options.Address, options.Port, e.Message);
            return;
        }

        app.Services.GetRequiredService<DeskFigures>();
        _app = app;
        _first = app.Services.GetRequiredService<FirstKey>();
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        try
        {
            // Where the log is not kept, whoever reads it is at the terminal: they get the link itself. Asking for it makes the key.
            var isClosed = _first.Link is not null;
            token.Publish(Reachable(Address).AbsoluteUri);
            if (isClosed && !Console.IsOutputRedirected) Open(Link!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or RefusedException { IsUnavailable: true })
        {
            // Accounts can sign in, and feeds are read: a full disk ends no machine.
            NotAnnounced(e.Message);
        }

        // Last: who waits for the address finds the key and the token that go with it.
        Served(Address);
    }

    /// <summary>Where a program on this computer reaches it: "every address" is none that can be called.</summary>
    private static Uri Reachable(Uri address) =>
        IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any))
            ? new UriBuilder(address) { Host = ip.Equals(IPAddress.Any) ? "127.0.0.1" : "[::1]" }.Uri
            : address;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_app is null) return;
        _app.Services.GetRequiredService<MachineToken>().Withdraw();
        _first?.Withdraw();
        await _app.StopAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The desk is served at {Address}")]
    private partial void Served(Uri address);

    [LoggerMessage(Level = LogLevel.Information, Message = "Open the desk with {Link}, which works once")]
    private partial void Open(Uri link);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The desk is served to this computer only, not at {Address}: there are no accounts. Add one with `users add`")]
    private partial void OnlyHere(string address);

    [LoggerMessage(Level = LogLevel.Error, Message = "Verbs cannot reach the desk, and without accounts nobody can open it: {Reason} Make room in the data directory, then start the machine anew")]
    private partial void NotAnnounced(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The desk is not served: {Address}:{Port} cannot be used ({Reason}). Set Desk:Port to a free one; the machine goes on without it")]
    private partial void NotServed(string address, int port, string reason);
}
