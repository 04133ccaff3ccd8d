import { startServer } from "asyncio";

const server = await startServer((_reader, writer) => writer.close(), { port: 7000 });
console.log(server.addresses().length);

// says: leakedServer: The server at port 7000, started at line 3, still listens, though the program has ended, for nobody closed it
