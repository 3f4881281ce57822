namespace CallCenter.Web.Features.Desk;

/// <summary>The picture of a product category.</summary>
internal static class CategoryIcons
{
    /// <summary>Icon name; a wrench for what has no picture.</summary>
    public static string Of(string? category) => category switch
    {
        "AC" => "ac",
        "RF" => "fridge",
        "WM" => "washer",
        "WH" => "heater",
        _ => "wrench",
    };
}
