namespace CallCenter.Web.Features.Webhooks;

/// <summary>Why a try failed, as it is stored and told; texts by <c>Problem.&lt;word&gt;</c>.</summary>
internal static class WebhookProblems
{
    /// <summary>It was answered, with something else than 2xx; a redirect is not followed.</summary>
    public const string Answer = "answer";

    /// <summary>No answer in time.</summary>
    public const string Timeout = "timeout";

    /// <summary>The host was not reached, or its certificate is not good.</summary>
    public const string NoConnection = "noConnection";

    /// <summary>The host lies inside the house and is not among those that an administrator allowed.</summary>
    public const string AddressNotAllowed = "addressNotAllowed";

    /// <summary>Without TLS, to a host that is not among those that an administrator allowed.</summary>
    public const string NotHttps = "notHttps";

    /// <summary>The key of the signature cannot be opened with the keys of this installation.</summary>
    public const string SecretUnreadable = "secretUnreadable";

    /// <summary>Whoever made it has no account or token any more.</summary>
    public const string OwnerGone = "ownerGone";
}
