namespace CallCenter.Web.Features.SignIn;

/// <summary>Names the texts of the sign-in page.</summary>
internal sealed class SignInText;
