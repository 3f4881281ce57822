namespace CallCenter.Web.Features.SignIn;

/// <summary>What the page behind a one-time link posts.</summary>
internal sealed class WelcomeForm
{
    /// <summary>The first administrator's sign-in name.</summary>
    public string? Name { get; set; }

    public string? DisplayName { get; set; }

    public string? Password { get; set; }

    public string? Again { get; set; }
}
