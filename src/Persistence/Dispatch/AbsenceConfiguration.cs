using Crm.Domain.Dispatch;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Dispatch;

internal sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("Absences").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.SiteCode).HasMaxLength(Lengths.Code);
        builder.Property(a => a.TechnicianCode).HasMaxLength(Lengths.Code);
        builder.Property(a => a.Reason).HasMaxLength(Lengths.Line);
        builder.Property(a => a.CreatedBy).HasMaxLength(Lengths.User);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.LastDay);
        builder.HasIndex(a => new { a.SiteCode, a.FirstDay });
        builder.HasOne<ServiceSite>().WithMany().HasForeignKey(a => a.SiteCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Technician>().WithMany().HasForeignKey(a => a.TechnicianCode).OnDelete(DeleteBehavior.Restrict);
    }
}
