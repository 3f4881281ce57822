namespace CallCenter.Web.Features.SignIn;

/// <summary>What the sign-in form posts.</summary>
internal sealed class SignInForm
{
    public string? Name { get; set; }

    public string? Password { get; set; }

    /// <summary><c>browser</c> or <c>phone</c>.</summary>
    public string? Device { get; set; }

    public bool IsComplete => !string.IsNullOrWhiteSpace(Name) && !string.IsNullOrEmpty(Password);
}
