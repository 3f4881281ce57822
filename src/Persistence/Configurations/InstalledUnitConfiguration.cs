using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Configurations;

internal sealed class InstalledUnitConfiguration : IEntityTypeConfiguration<InstalledUnit>
{
    public void Configure(EntityTypeBuilder<InstalledUnit> builder)
    {
        builder.ToTable("Units").HasKey(u => u.Id);
        builder.Property(u => u.Id).ValueGeneratedNever();
        builder.Property(u => u.SerialNo).HasMaxLength(SerialNumber.Longest);
        builder.Property(u => u.BrandCode).HasMaxLength(Lengths.Code);
        builder.Property(u => u.ShipmentNo).HasMaxLength(Lengths.Code);
        builder.Property(u => u.SerialTail).HasMaxLength(6);
        builder.Property(u => u.SerialKeys).HasMaxLength(6);
        builder.Property(u => u.Seller).HasMaxLength(Lengths.Name);
        builder.Property(u => u.InvoiceNo).HasMaxLength(Lengths.Code);
        builder.Property(u => u.Version).IsConcurrencyToken();
        builder.HasIndex(u => new { u.SerialNo, u.BrandCode }).IsUnique();
        builder.HasIndex(u => u.SerialTail);
        builder.HasIndex(u => u.SerialKeys);
        builder.HasOne<ProductModel>().WithMany().HasForeignKey(u => u.ModelId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(u => u.PurchaserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(u => u.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(u => u.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(u => u.CustodianId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<InstalledUnit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<InstalledUnit>().WithMany().HasForeignKey(u => u.ReplacesId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CustomerAddress>().WithMany().HasForeignKey(u => u.AddressId).OnDelete(DeleteBehavior.Restrict);
    }
}
