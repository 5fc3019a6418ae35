using System.Security.Claims;
using System.Security.Cryptography;
using InformationMachine.Desk.Serving;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace InformationMachine.Desk.Accounts;

/// <summary>Who is asking: a signed-in account, a program with a key; where there are no accounts, whoever had the first key.</summary>
internal sealed class DeskUsers(AccountFile accounts, ApiKeyFile keys, MachineToken token, FirstKey first, EndedSessions ended)
{
    public const string StampClaim = "stamp";
    public const string SessionClaim = "session";
    public const string Program = "program";
    private const string FirstStamp = "first";

    /// <summary>A new session of an account.</summary>
    public static ClaimsPrincipal Principal(Account account) => Session(account.Name, account.Role, account.Stamp);

    /// <summary>A new session of whoever had the first key: an operator, until there is an account.</summary>
    public static ClaimsPrincipal First() => Session(ThisUser.Name, Role.Operator, FirstStamp);

    private static ClaimsPrincipal Session(string name, Role role, string stamp)
    {
        var principal = Create(name, role, CookieAuthenticationDefaults.AuthenticationScheme, stamp);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(SessionClaim, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))));
        return principal;
    }

    /// <summary>Ends sessions that were signed out of, or whose account is gone or has another password.</summary>
    public Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var principal = context.Principal;
        var stamp = first.IsNeeded ? FirstStamp : principal?.Identity?.Name is { } name ? accounts.Find(name)?.Stamp : null;
        var isCurrent = stamp is not null && principal is not null && principal.FindFirstValue(StampClaim) == stamp && principal.FindFirstValue(SessionClaim) is { } session && !ended.Contains(session);
        if (!isCurrent) context.RejectPrincipal();
        return Task.CompletedTask;
    }

    /// <summary>Decides whether a request may go on, and as whom.</summary>
    public async Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        // Probes ask nobody who they are: an accounts' file that cannot be read must not have a supervisor restart the machine for ever.
        if (DeskPaths.IsProbe(context.Request.Path)) await next(context);
        else if (token.IsCarriedBy(context.Request)) context.User = Create(MachineToken.Caller(context.Request), Role.Operator, Program, stamp: null);
        else if (Bearer(context.Request) is { } key) await AdmitProgramAsync(context, key);
        else if (SameOrigin.IsForeign(context.Request)) context.Response.StatusCode = StatusCodes.Status403Forbidden;
        else if (first.IsNeeded && !SameOrigin.IsLocal(context.Request)) context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        else if (context.User.Identity?.IsAuthenticated != true && !DeskPaths.IsOpen(context.Request.Path)) await RefuseAsync(context);
        if (!DeskPaths.IsProbe(context.Request.Path) && context.Response.StatusCode == StatusCodes.Status200OK && !context.Response.HasStarted) await next(context);
    }

    private Task AdmitProgramAsync(HttpContext context, string key)
    {
        if (keys.Find(key) is not { } program) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else context.User = Create(program.Name, program.Role, Program, stamp: null);
        return Task.CompletedTask;
    }

    /// <summary>The key a request carries; null where it carries none.</summary>
    public static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { Length: > 7 } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..] : null;

    private static Task RefuseAsync(HttpContext context)
    {
        var isPage = HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            && !context.Request.Headers.ContainsKey("HX-Request") && context.Request.Path != "/events" && context.Request.Path != "/metrics";
        if (isPage) return context.ChallengeAsync();
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private static ClaimsPrincipal Create(string name, Role role, string scheme, string? stamp)
    {
        var claims = new List<Claim> { new(ClaimTypes.Name, name) };
        for (var included = Role.Reader; included <= role; included++) claims.Add(new Claim(ClaimTypes.Role, included.ToString()));
        if (stamp is not null) claims.Add(new Claim(StampClaim, stamp));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }
}
