namespace CallCenter.Web.Composition.Settings;

/// <summary>Where the media engine runs.</summary>
public enum MediaPlace
{
    /// <summary>In the web process.</summary>
    In,

    /// <summary>In a process of its own, which the web process starts and leads, and whose calls go on while the web process is away.</summary>
    Own,
}
