using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.SqlClient;

namespace Shop;

[ApiController]
public sealed class CustomersController(SqlConnection database, HttpClient http) : ControllerBase
{
    // security: hardcoded-secret
    private const string ApiKey = "{{SECRET:PASSWORD}}";

    private const string TokenHeader = "X-Request-Token-1";

    [HttpGet("find")]
    public IActionResult Find(string name)
    {
        // security: sql-injection
        using var command = new SqlCommand($"SELECT * FROM Customers WHERE Name = '{name}'", database);  // data+0: select-star
        return Ok(command.ExecuteScalar());
    }

    [HttpGet("find-safely")]
    public IActionResult FindSafely(string name)
    {
        using var command = new SqlCommand("SELECT * FROM Customers WHERE Name = @name", database);  // data+0: select-star
        command.Parameters.AddWithValue("@name", name);
        return Ok(command.ExecuteScalar());
    }

    [HttpGet("by-number")]
    public IActionResult ByNumber(int number)
    {
        using var command = new SqlCommand($"SELECT * FROM Customers WHERE Number = {number}", database);  // data+0: select-star
        return Ok(command.ExecuteScalar());
    }

    public object Search(SqlCommand command, string city)
    {
        // security: sql-injection
        command.CommandText = "SELECT * FROM Customers WHERE City = '" + city + "'";  // data+0: select-star
        return command.ExecuteScalar();
    }

    [HttpGet("file")]
    public IActionResult Download(string file)
    {
        var path = Path.Combine("/srv/files", file);
        // security: path-traversal
        return File(System.IO.File.ReadAllBytes(path), "text/plain");
    }

    [HttpGet("picture")]
    public byte[] Picture(string file) => System.IO.File.ReadAllBytes(Path.Combine("/srv/files", Path.GetFileName(file)));

    [HttpGet("ping")]
    public void Ping(string host)
    {
        // security: command-injection
        Process.Start("/bin/sh", "-c \"ping -c 1 " + host + "\"");
        Process.Start("ping", ["-c", "1", host]);
    }

    [HttpGet("proxy")]
    public async Task<string> Proxy(string address)
    {
        // security: server-side-request
        return await http.GetStringAsync(address);
    }

    [HttpGet("back")]
    public IActionResult Back(string to)
    {
        if (!Url.IsLocalUrl(to))
            return BadRequest();
        return Redirect(to);
    }

    [HttpGet("go")]
    public IActionResult Go(string to)
    {
        // security: open-redirect
        return Redirect(to);
    }

    public static byte[] HashPassword(byte[] password)
    {
        // security: weak-hash
        return MD5.HashData(password);
    }

    public static byte[] Checksum(byte[] content) => SHA1.HashData(content);

    public static byte[] Encrypt(byte[] text, byte[] key)
    {
        using var aes = Aes.Create();
        // security: weak-cipher
        aes.Mode = CipherMode.ECB;
        aes.Key = key;
        return aes.EncryptEcb(text, PaddingMode.PKCS7);
    }

    public static HttpClient Trusting() => new(new HttpClientHandler
    {
        // security: certificate-not-checked
        ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
    });

    public static string ResetCode()
    {
        // security: weak-random
        return new Random().Next(100_000, 999_999).ToString();
    }

    public static int Pause(bool perToken) => Random.Shared.Next(2) == 0 && perToken ? 1 : 0;

    public static int DesignOf(string author) => Random.Shared.Next(author.Length);

    public static string InviteToken() => Convert.ToHexString(RandomNumberGenerator.GetBytes(20));

    public static object Read(Stream stream)
    {
        // security: unsafe-deserialisation
        return new System.Runtime.Serialization.Formatters.Binary.BinaryFormatter().Deserialize(stream);
    }

    public static void Allow(WebApplicationBuilder builder) =>
        // security: permissive-cors
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.SetIsOriginAllowed(_ => true).AllowCredentials()));

    public static void AllowOurs(WebApplicationBuilder builder) =>
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins("https://shop.example.com").AllowCredentials()));
}
