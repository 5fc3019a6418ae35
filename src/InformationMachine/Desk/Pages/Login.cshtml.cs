using InformationMachine.Desk.Accounts;
using InformationMachine.Desk.Serving;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InformationMachine.Desk.Pages;

/// <summary>Signing in and out.</summary>
internal sealed class LoginModel(AccountFile accounts, FirstKey first, ILockout lockout, EndedSessions ended) : PageModel
{
    private const int MaximumLength = 200;
    private const string Locked = "Too many wrong passwords: this name is locked for a quarter of an hour.";

    /// <summary>Verifying a password takes a processor for a while: more at once are nobody's people.</summary>
    private static readonly SemaphoreSlim Verdicts = new(2);

    public string? Message { get; private set; }

    /// <summary>Whether there is nobody yet who could sign in.</summary>
    public bool IsFirst { get; private set; }

    /// <summary>The page; where nobody can sign in yet and no first key is left, there is one afterwards.</summary>
    public void OnGet() => IsFirst = first.Link is not null;

    /// <summary>Opens the desk with the first key, once.</summary>
    public async Task<IActionResult> OnGetFirstAsync(string? key)
    {
        // Programs that look at links before people do ask with HEAD.
        if (HttpMethods.IsHead(Request.Method) || !first.Take(key))
        {
            IsFirst = first.Link is not null;
            return Refuse(IsFirst ? "This key has been used, or is none. The machine's log says where the next one is." : "There are accounts: sign in with yours.");
        }

        await HttpContext.SignInAsync(DeskUsers.First());
        return LocalRedirect("~/");
    }

    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? returnUrl)
    {
        if (name is not { Length: > 0 and <= MaximumLength } || password is not { Length: > 0 and <= MaximumLength }) return Refuse("Enter a name and a password.");
        var caller = CallerAddress.Of(HttpContext.Connection.RemoteIpAddress);
        await Task.Delay(lockout.Delay, HttpContext.RequestAborted);
        if (lockout.IsLocked(name, caller)) return Refuse(Locked);
        var (account, isLocked) = await CheckAsync(name, password, caller);
        if (account is null) return Refuse(isLocked ? Locked : "The name or the password is wrong.");
        await HttpContext.SignInAsync(DeskUsers.Principal(account));
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "~/");
    }

    public async Task<IActionResult> OnPostOutAsync()
    {
        if (User.FindFirst(DeskUsers.SessionClaim) is { Value: var session }) await ended.AddAsync(session, HttpContext.RequestAborted);
        await HttpContext.SignOutAsync();
        return RedirectToPage("/Login", "");
    }

    /// <summary>Many tries may have waited here when the first of them failed: each counts before its verdict, not after it.</summary>
    private async Task<(Account? Account, bool IsLocked)> CheckAsync(string name, string password, string caller)
    {
        await Verdicts.WaitAsync(HttpContext.RequestAborted);
        try
        {
            if (!lockout.Try(name, caller)) return (null, true);
            var account = accounts.Check(name, password);
            if (account is not null) lockout.Succeeded(name, caller);
            return (account, false);
        }
        finally
        {
            Verdicts.Release();
        }
    }

    private PageResult Refuse(string message)
    {
        Message = message;
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Page();
    }
}
