namespace Persistence.Demo;

/// <summary>A district with its GB/T 2260 code and its telephone area.</summary>
internal sealed record DemoRegion(string Code, string Province, string City, string District, string AreaCode, string[] Streets)
{
    public string Line => Province == City ? City + District : Province + City + District;
}
