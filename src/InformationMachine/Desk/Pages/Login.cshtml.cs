using InformationMachine.Desk.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace InformationMachine.Desk.Pages;

/// <summary>Signing in and out.</summary>
internal sealed class LoginModel(AccountFile accounts, Lockout lockout, EndedSessions ended) : PageModel
{
    private const int MaximumLength = 200;

    public string? Message { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? returnUrl)
    {
        if (name is not { Length: > 0 and <= MaximumLength } || password is not { Length: > 0 and <= MaximumLength }) return Refuse("Enter a name and a password.");
        var caller = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        if (lockout.IsLocked(name, caller)) return Refuse("Too many wrong passwords: this name is locked for a quarter of an hour.");
        if (accounts.Check(name, password) is not { } account)
        {
            lockout.Failed(name, caller);
            return Refuse("The name or the password is wrong.");
        }

        lockout.Succeeded(name, caller);
        await HttpContext.SignInAsync(DeskUsers.Principal(account));
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "~/");
    }

    public async Task<IActionResult> OnPostOutAsync()
    {
        if (User.FindFirst(DeskUsers.SessionClaim) is { Value: var session }) ended.Add(session);
        await HttpContext.SignOutAsync();
        return RedirectToPage("/Login", "");
    }

    private PageResult Refuse(string message)
    {
        Message = message;
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Page();
    }
}
