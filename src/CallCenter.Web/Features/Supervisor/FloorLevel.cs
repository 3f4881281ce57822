namespace CallCenter.Web.Features.Supervisor;

/// <summary>How a figure stands against its target; shown by colour, shape and word together.</summary>
public static class FloorLevel
{
    /// <summary>Fine: stays silent.</summary>
    public const string Ok = "ok";

    /// <summary>Look here.</summary>
    public const string Watch = "watch";

    /// <summary>A promise is broken.</summary>
    public const string Breach = "breach";

    /// <summary>Higher is worse.</summary>
    public static string Above<T>(T? value, T watch, T breach)
        where T : struct, IComparable<T> =>
        value is not { } v ? Ok : v.CompareTo(breach) > 0 ? Breach : v.CompareTo(watch) > 0 ? Watch : Ok;

    /// <summary>Lower is worse.</summary>
    public static string Below<T>(T? value, T watch, T breach)
        where T : struct, IComparable<T> =>
        value is not { } v ? Ok : v.CompareTo(breach) < 0 ? Breach : v.CompareTo(watch) < 0 ? Watch : Ok;
}
