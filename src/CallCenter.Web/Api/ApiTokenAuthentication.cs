using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Persistence.Administration;

namespace CallCenter.Web.Api;

/// <summary>Bearer tokens of programs: looked up by their hash, revocable, one role each.</summary>
internal sealed class ApiTokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "ApiToken";

    private const string Prefix = "Bearer ";

    /// <summary>Longer headers are no token of ours and are not hashed.</summary>
    private const int MaxHeader = 256;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        if (header.Length > MaxHeader || await tokens.FindAsync(header[Prefix.Length..].Trim(), Context.RequestAborted) is not { } token)
            return AuthenticateResult.Fail("The bearer token is unknown or revoked.");
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, "token:" + token.Name), new Claim(ClaimTypes.Role, token.Role)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }
}
