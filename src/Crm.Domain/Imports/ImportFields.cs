namespace Crm.Domain.Imports;

/// <summary>The fields of each kind of file, in the order in which people choose them.</summary>
public static class ImportFields
{
    private static readonly ImmutableArray<ImportField> Customers =
    [
        new("customerName", true, ["姓名", "客户姓名", "客户名称", "名称", "客户", "联系人", "name", "customername", "customer", "fullname"]),
        new("phone", true, ["电话", "手机", "手机号", "手机号码", "联系电话", "电话号码", "phone", "mobile", "telephone", "phonenumber", "tel"]),
        new("phone2", false, ["电话2", "备用电话", "固定电话", "座机", "其他电话", "phone2", "otherphone", "landline", "secondphone"]),
        new("salutation", false, ["称呼", "称谓", "salutation", "title"]),
        new("customerKind", false, ["客户类型", "类型", "性质", "kind", "type", "customerkind", "customertype"]),
        new("tier", false, ["客户等级", "等级", "级别", "会员等级", "tier", "level", "grade"]),
        new("address", false, ["地址", "详细地址", "联系地址", "住址", "address", "fulladdress"]),
        new("region", false, ["行政区划", "行政区划代码", "地区", "区县", "省市区", "region", "regioncode", "district"]),
        new("street", false, ["街道", "乡镇", "street", "township"]),
        new("notes", false, ["备注", "说明", "notes", "note", "remark", "remarks", "comment"]),
        new("doNotCall", false, ["免打扰", "勿扰", "不要回访", "donotcall", "dnc"]),
        new("doNotCallReason", false, ["免打扰原因", "勿扰原因", "donotcallreason"]),
    ];

    private static readonly ImmutableArray<ImportField> Units =
    [
        new("serial", true, ["机身号", "序列号", "条码", "机号", "机身条码", "出厂编号", "sn", "serial", "serialno", "serialnumber", "barcode"]),
        new("model", true, ["型号", "产品型号", "机型", "规格型号", "model", "modelcode", "product"]),
        new("brand", false, ["品牌", "品牌代码", "brand", "brandcode"]),
        new("user", false, ["用户", "客户编号", "用户编号", "使用人", "用户电话", "客户电话", "电话", "手机", "user", "customer", "customernumber", "phone", "userphone"]),
        new("purchaser", false, ["购买人", "购买人编号", "购买人电话", "purchaser", "buyer", "purchaserphone"]),
        new("purchased", false, ["购买日期", "购机日期", "发票日期", "销售日期", "purchased", "purchasedate", "purchasedon", "solddate", "saledate"]),
        new("installed", false, ["安装日期", "installed", "installdate", "installationdate", "installedon"]),
        new("produced", false, ["生产日期", "出厂日期", "produced", "productiondate", "manufactured", "producedon"]),
        new("seller", false, ["经销商", "销售商", "销售单位", "商家", "seller", "dealer", "shop", "store"]),
        new("invoice", false, ["发票号", "发票号码", "invoice", "invoiceno", "invoicenumber"]),
        new("use", false, ["用途", "使用性质", "use", "usage"]),
    ];

    /// <summary>The fields of a kind.</summary>
    public static ImmutableArray<ImportField> Of(ImportKind kind) => kind == ImportKind.Customers ? Customers : Units;
}
