namespace CallCenter.Web.Composition;

/// <summary>Defaults that decide how an unconfigured start behaves.</summary>
internal static class EnvironmentNames
{
    /// <summary>Web address when <c>Urls</c> is not set.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";
}
