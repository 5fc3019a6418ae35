using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Abstractive.Asking;
using InformationMachine.Briefings.Versions;
using InformationMachine.Configuration;
using InformationMachine.Data.Store;
using InformationMachine.Desk.Accounts;
using InformationMachine.Desk.Api;
using InformationMachine.Desk.Assistants;
using InformationMachine.Desk.Live;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;
using InformationMachine.Threads;
using InformationMachine.Threads.Decisions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.HttpOverrides;

namespace InformationMachine.Desk.Serving;

/// <summary>The desk as a web application: its services, and what each request passes through, in order.</summary>
internal static class DeskApplication
{
    /// <summary>An OPML file of an eager reader is the largest thing anybody sends.</summary>
    private const long MaximumBody = 5 * 1024 * 1024;
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan KeepAliveTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    public static WebApplication Create(IServiceProvider machine, IPEndPoint endpoint, MachinePaths paths, AccountFile accounts, MachineToken token)
    {
        var options = machine.GetRequiredService<DeskOptions>();
        var proxies = TrustedProxies.Read(options.TrustedProxies);
        var connections = new ConnectionLimits(proxies);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(DeskApplication).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaximumBody;
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
            kestrel.Limits.KeepAliveTimeout = KeepAliveTimeout;
            kestrel.Listen(endpoint, listen => listen.Use(next => connection => connections.RunAsync(connection, next)));
        });
        AddMachine(builder.Services, machine, options, paths);
        var documents = machine.GetRequiredService<IDocuments>();
        AddAccounts(builder.Services, paths, documents, accounts, token);
        builder.Services.AddSingleton(proxies).AddSingleton(connections);
        builder.Services.AddSingleton<DeskState>().AddSingleton<LiveUpdates>().AddSingleton<PostRate>().AddSingleton<DeskFigures>().AddHostedService<DeskRefresher>();
        AddWeb(builder.Services, options);
        SessionKeys.Add(builder.Services, documents, paths, machine.GetRequiredService<MachineSettings>().Store);
        var app = builder.Build();
        Use(app, options);
        return app;
    }

    /// <summary>The machine's own parts, shared, not copied.</summary>
    private static void AddMachine(IServiceCollection services, IServiceProvider machine, DeskOptions options, MachinePaths paths) => services
        .AddSingleton(options)
        .AddSingleton(paths)
        .AddSingleton(machine.GetRequiredService<ILoggerFactory>())
        .AddSingleton(machine.GetRequiredService<IStoreUpkeep>())
        .AddSingleton<IMachineReader>(machine.GetRequiredService<IStoreUpkeep>())
        .AddSingleton(machine.GetRequiredService<ThreadDecisions>())
        .AddSingleton(machine.GetRequiredService<PublishNow>())
        .AddSingleton(machine.GetRequiredService<PostSignal>())
        .AddSingleton(machine.GetRequiredService<SnapshotPublisher>())
        .AddSingleton(machine.GetRequiredService<RetentionRound>())
        .AddSingleton(machine.GetRequiredService<FeedList>())
        .AddSingleton(machine.GetRequiredService<FeedPoller>())
        .AddSingleton(machine.GetService<ChosenRoles>() ?? new ChosenRoles(MachineRoles.All))
        .AddSingleton(machine.GetRequiredService<HubSubscriptions>())
        .AddSingleton(provider => new FeedEditing(
            machine.GetService<FeedsFileEditor>(),
            machine.GetRequiredService<FeedList>(),
            machine.GetRequiredService<FeedDiscovery>(),
            machine.GetRequiredService<FeedOptions>(),
            provider.GetRequiredService<ILogger<FeedEditing>>()))
        .AddSingleton(machine.GetRequiredService<RecentWarnings>())
        .AddSingleton(machine.GetRequiredService<ConfigurationState>())
        .AddSingleton(machine.GetRequiredService<MachineSettings>())
        .AddSingleton(machine.GetRequiredService<ThreadOptions>())
        .AddSingleton(machine.GetRequiredService<BriefingOptions>())
        .AddSingleton(machine.GetRequiredService<SentenceCounts>())
        .AddSingleton(machine.GetRequiredService<ModelFigures>())
        .AddDeliveries(machine)
        .AddSingleton(machine.GetRequiredService<TimeProvider>());

    /// <summary>Who may come in. Sessions and lockouts go by real time, also where the machine's own is compressed.</summary>
    private static void AddAccounts(IServiceCollection services, MachinePaths paths, IDocuments documents, AccountFile accounts, MachineToken token) => services
        .AddSingleton(accounts)
        .AddSingleton(new ApiKeyFile(documents, TimeProvider.System))
        .AddSingleton(token)
        .AddSingleton(provider => new FirstKey(Path.Combine(paths.Data, FirstKey.FileName), accounts, provider.GetRequiredService<ILogger<FirstKey>>()))
        .AddSingleton<DeskUsers>()
        .AddSingleton<ILockout>(documents.Failures is { } counts ? new SharedLockout(counts, name => accounts.Find(name) is not null) : new Lockout(TimeProvider.System, name => accounts.Find(name) is not null))
        .AddSingleton(new EndedSessions(documents, TimeProvider.System));

    private static void AddWeb(IServiceCollection services, DeskOptions options)
    {
        ApiDescription.Add(services);
        AssistantEndpoints.Add(services);
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.AddRouting(routing => routing.LowercaseUrls = true);
        services.AddRazorPages(pages => pages.RootDirectory = "/Desk/Pages");
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.HeaderName = "RequestVerificationToken";
            antiforgery.Cookie.Name = "im-antiforgery";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<DeskUsers>((cookie, users) =>
        {
            cookie.Cookie.Name = "im-session";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.LoginPath = "/login";
            cookie.ExpireTimeSpan = EndedSessions.Lifetime;
            cookie.TimeProvider = TimeProvider.System;
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
            // By its path: the name that a caller gives this machine leads nobody anywhere.
            cookie.Events.OnRedirectToLogin = context =>
            {
                context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
                return Task.CompletedTask;
            };
            cookie.Events.OnValidatePrincipal = users.ValidateAsync;
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(nameof(Role.Reader), policy => policy.RequireRole(nameof(Role.Reader)))
            .AddPolicy(nameof(Role.Editor), policy => policy.RequireRole(nameof(Role.Editor)))
            .AddPolicy(nameof(Role.Operator), policy => policy.RequireRole(nameof(Role.Operator)));
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var until) ? until : Window;
                context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            // A probe must not take a busy machine for a dead one.
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Counted(context) is { } caller
                ? RateLimitPartition.GetFixedWindowLimiter(caller, _ => new FixedWindowRateLimiterOptions { PermitLimit = options.RequestsPerTenSeconds, Window = Window })
                : RateLimitPartition.GetNoLimiter(""));
        });
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new() { Timeout = TimeSpan.FromSeconds(30) });
        services.AddOptions<ForwardedHeadersOptions>().Configure<TrustedProxies>((forwarded, proxies) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedPrefix;
            foreach (var network in proxies.Networks) forwarded.KnownIPNetworks.Add(network);
        });
        services.Configure<RequestLocalizationOptions>(localization => localization.SetDefaultCulture(CultureInfo.InvariantCulture.Name));
    }

    /// <summary>
    /// For whom a request counts: a user, a program with a key, or an address. One that comes straight from this computer or a trusted proxy may be anybody's
    /// and counts for nobody, except where a password is tried.
    /// </summary>
    private static string? Counted(HttpContext context)
    {
        if (IsProbe(context)) return null;
        if (context.User.Identity?.Name is { } name) return "user " + name;
        // Who a key belongs to is found out further on; made-up ones are nobody's and count by their address.
        if (DeskUsers.Bearer(context.Request) is { } key && context.RequestServices.GetRequiredService<ApiKeyFile>().Find(key) is { } program) return "program " + program.Name;
        var address = context.Connection.RemoteIpAddress;
        var isAnybody = context.RequestServices.GetRequiredService<TrustedProxies>().Contains(address) && !context.Request.Path.StartsWithSegments("/login", StringComparison.OrdinalIgnoreCase);
        return isAnybody ? null : "address " + CallerAddress.Of(address);
    }

    /// <summary>TRACE is for nobody's use here and got whatever page its address names.</summary>
    private static Task RefuseTraceAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsTrace(context.Request.Method)) return next(context);
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }

    private static bool IsProbe(HttpContext context) => context.Request.Path.Value is "/healthz" or "/readyz";

    internal static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    private static void Use(WebApplication app, DeskOptions options)
    {
        app.Use(ForwardedValues.CheckAsync);
        app.UseForwardedHeaders();
        if (options.PathBase.Length > 0) app.UsePathBase(options.PathBase);
        app.Use(SecurityHeaders.Add);
        app.Use(RefuseTraceAsync);
        app.UseWhen(IsApi, api => api.UseStatusCodePages());
        app.UseWhen(context => !IsApi(context), pages => pages.UseStatusCodePages(FailurePage.WriteAsync));
        app.UseMiddleware<DeskFailures>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.Use((context, next) => context.RequestServices.GetRequiredService<DeskUsers>().AdmitAsync(context, next));
        app.Use((context, next) => IsProbe(context) || context.User.Identity?.IsAuthenticated == true ? app.Services.GetRequiredService<ConnectionLimits>().AnswerAsync(context, next) : next(context));
        app.UseRequestTimeouts();
        app.UseAuthorization();
        app.MapRazorPages();
        DeskEndpoints.Map(app);
        HubEndpoints.Map(app, options);
        DeliveryEndpoints.Map(app);
        AssistantEndpoints.Map(app);
        ApiEndpoints.Map(app);
    }
}
